using FluentValidation;
using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Challenges.Features.EditPage;

/// <summary>Writes a page anew. With the version that was read, a change that somebody else made meanwhile is not overwritten.</summary>
internal sealed record EditPage(
    string Challenge, string Page, string Title, string Markdown, PageVisibility Visibility, string? Version = null) : ICommand, IPageText;

internal sealed class EditPageValidator : AbstractValidator<EditPage>
{
    public EditPageValidator() => Include(new PageRules<EditPage>());
}

internal sealed class EditPageHandler(ChallengesDbContext db, Gate gate) : IRequestHandler<EditPage, Unit>
{
    public async Task<Unit> Handle(EditPage command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var page = await db.PageAsync(challenge.Id, command.Page, cancellationToken);
        if (command.Version is { Length: > 0 } read && read != page.Version())
            throw new ConflictRefusal("Somebody else changed this page meanwhile. Your text is below; compare it with the page before you save it.");
        page.Change(command.Title, command.Markdown, command.Visibility);
        return Unit.Value;
    }
}

/// <summary>A page as its editor shows it, for admins.</summary>
internal sealed record PageSource(string Challenge, string Page) : IQuery<PageToEdit>;

/// <param name="Version">Changes whenever the page's text does.</param>
internal sealed record PageToEdit(string Slug, string Title, string Markdown, PageVisibility Visibility, string Version);

internal sealed class PageSourceHandler(ChallengesDbContext db, Gate gate) : IRequestHandler<PageSource, PageToEdit>
{
    public async Task<PageToEdit> Handle(PageSource query, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(query.Challenge, Act.Administer, cancellationToken);
        var page = await db.PageAsync(challenge.Id, query.Page, cancellationToken);
        return new PageToEdit(page.Slug, page.Title, page.Markdown, page.Visibility, page.Version());
    }
}

internal static class PageVersion
{
    /// <summary>16 hexadecimal digits of a SHA-256 over what an editor can change.</summary>
    public static string Version(this ChallengePage page) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes($"{page.Title}\n{page.Visibility}\n{page.Markdown}")).AsSpan(0, 8));
}
