using FluentValidation;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Challenges.Features.MovePage;

/// <summary>Changes a page's place among the others; the first is the challenge's home.</summary>
internal sealed record MovePage(string Challenge, string Page, PageMove Move) : ICommand;

internal enum PageMove
{
    First,
    Up,
    Down,
    Last,
}

internal sealed class MovePageValidator : AbstractValidator<MovePage>
{
    public MovePageValidator() => RuleFor(m => m.Move).IsInEnum().WithMessage("Move a page first, up, down or last.");
}

internal sealed class MovePageHandler(ChallengesDbContext db, Gate gate) : IRequestHandler<MovePage, Unit>
{
    public async Task<Unit> Handle(MovePage command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var page = await db.PageAsync(challenge.Id, command.Page, cancellationToken);
        var pages = await db.PagesInOrderAsync(challenge.Id, cancellationToken);
        var from = pages.IndexOf(page);
        var to = command.Move switch
        {
            PageMove.First => 0,
            PageMove.Up => from - 1,
            PageMove.Down => from + 1,
            _ => pages.Count - 1,
        };
        pages.RemoveAt(from);
        pages.Insert(Math.Clamp(to, 0, pages.Count), page);
        pages.Renumber();
        return Unit.Value;
    }
}

internal sealed class MovePageMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<MovePage, Unit>("movePage", "Changes a page's place; the first is the challenge's home.");
}
