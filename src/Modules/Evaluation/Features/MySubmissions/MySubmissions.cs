using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.MySubmissions;

/// <summary>What the caller has submitted, the newest first: to one phase or, without <paramref name="PhaseId"/>, to any that he may still know of.</summary>
internal sealed record MySubmissions(Guid? PhaseId = null, int Page = 1, int Size = 25) : IQuery<Page<SubmissionRow>>;

internal sealed class MySubmissionsHandler(EvaluationDbContext database, Caller caller, IMediator mediator, SubmissionRows rows)
    : IRequestHandler<MySubmissions, Page<SubmissionRow>>
{
    public async Task<Page<SubmissionRow>> Handle(MySubmissions query, CancellationToken cancellationToken)
    {
        var user = caller.RequireId();
        var mine = database.Submissions.Where(s => s.UserId == user && (query.PhaseId == null || s.PhaseId == query.PhaseId));
        var (known, administered) = await ChallengesAsync(mine, cancellationToken);
        var visible = mine.Where(s => known.Contains(s.ChallengeId)
            && (administered.Contains(s.ChallengeId) || database.Phases.Any(p => p.Id == s.PhaseId && p.IsPublic)));
        return await rows.PageAsync(visible, state: null, new PageWish(query.Page, query.Size), cancellationToken);
    }

    private async Task<(List<Guid> Known, List<Guid> Administered)> ChallengesAsync(
        IQueryable<Domain.Submission> mine, CancellationToken cancellationToken)
    {
        var (known, administered) = (new List<Guid>(), new List<Guid>());
        foreach (var id in await mine.Select(s => s.ChallengeId).Distinct().ToListAsync(cancellationToken))
        {
            if (await mediator.Send(new ChallengeAccessById(id), cancellationToken) is not { } challenge)
                continue;
            known.Add(id);
            if (challenge.IsAdmin)
                administered.Add(id);
        }

        return (known, administered);
    }
}

internal sealed class MySubmissionsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<MySubmissions, Page<SubmissionRow>>("mySubmissions", "What the caller has submitted, the newest first.");
}
