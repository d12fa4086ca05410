using FluentValidation;
using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Challenges.Features.CreatePage;

/// <summary>Adds a page after the others. Without a slug one is made of the title.</summary>
internal sealed record CreatePage(
    string Challenge, string Title, string Markdown, PageVisibility Visibility = PageVisibility.Everyone, string? Slug = null)
    : ICommand<PageAddress>, IPageText;

internal sealed record PageAddress(string Challenge, string Slug);

internal sealed class CreatePageValidator : AbstractValidator<CreatePage>
{
    public CreatePageValidator()
    {
        Include(new PageRules<CreatePage>());
        RuleFor(p => p.Slug).Must(slug => string.IsNullOrEmpty(slug) || ChallengePage.IsSlug(slug))
            .WithMessage("A page's short name holds small letters a–z, digits and single hyphens between them, at most 64 in all.");
        RuleFor(p => p.Slug).Must(slug => !CreatePageHandler.Reserved.Contains(slug ?? ""))
            .WithMessage("“{PropertyValue}” is an address of ours. Choose another short name.");
    }
}

internal sealed class CreatePageHandler(ChallengesDbContext db, Gate gate, TimeProvider time) : IRequestHandler<CreatePage, PageAddress>
{
    /// <summary>Most pages of one challenge.</summary>
    public const int Most = 100;

    public static readonly IReadOnlyList<string> Reserved = ["create", "preview"];

    public async Task<PageAddress> Handle(CreatePage command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var pages = await db.PagesInOrderAsync(challenge.Id, cancellationToken);
        if (pages.Count >= Most)
            throw new ConflictRefusal($"A challenge has at most {Most} pages. Delete one first.");
        var taken = pages.Select(page => page.Slug).Concat(Reserved).ToList();
        var slug = command.Slug is { Length: > 0 } wish ? wish : ChallengePage.SlugFor(command.Title, taken);
        if (taken.Contains(slug))
            throw new ValidationRefusal(nameof(command.Slug), $"This challenge has a page “{slug}” already. Choose another short name.");
        db.Add(ChallengePage.Create(challenge.Id, slug, command.Title, command.Markdown, command.Visibility, pages.Count + 1, time.GetUtcNow()));
        return new PageAddress(challenge.Slug, slug);
    }
}
