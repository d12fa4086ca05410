using System.Text;
using FluentValidation;
using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>What creating and editing a page have in common.</summary>
internal interface IPageText
{
    string Title { get; }

    string Markdown { get; }

    PageVisibility Visibility { get; }
}

internal sealed class PageRules<T> : AbstractValidator<T>
    where T : IPageText
{
    public PageRules()
    {
        RuleFor(p => p.Title)
            .NotEmpty().WithMessage("Give the page a title.")
            .MaximumLength(ChallengePage.MaxTitle).WithMessage("A title has at most {MaxLength} characters; this one has {TotalLength}.")
            .Must(Words.ArePlain).WithMessage(Words.Rule);
        RuleFor(p => p.Markdown)
            .Must(text => Encoding.UTF8.GetByteCount(text ?? "") <= ChallengePage.MaxMarkdownBytes).WithMessage("A page holds at most 1 MiB of text. Split it into two pages.")
            .Must(Words.ArePlain).WithMessage(Words.Rule);
        RuleFor(p => p.Visibility).IsInEnum().WithMessage("Choose everyone, participants or admins.");
    }
}

internal static class PagesOf
{
    /// <summary>The page of this slug among the challenge's.</summary>
    public static async Task<ChallengePage> PageAsync(this ChallengesDbContext db, Guid challengeId, string slug, CancellationToken cancellationToken) =>
        ChallengePage.IsSlug(slug)
            ? await db.Pages.SingleOrDefaultAsync(p => p.ChallengeId == challengeId && p.Slug == slug, cancellationToken) ?? throw new NotFoundRefusal()
            : throw new NotFoundRefusal();

    public static Task<List<ChallengePage>> PagesInOrderAsync(this ChallengesDbContext db, Guid challengeId, CancellationToken cancellationToken) =>
        db.Pages.Where(p => p.ChallengeId == challengeId).OrderBy(p => p.Order).ToListAsync(cancellationToken);

    public static void Renumber(this IEnumerable<ChallengePage> pages)
    {
        var order = 0;
        foreach (var page in pages)
            page.Order = ++order;
    }
}
