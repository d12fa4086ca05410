using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.CancelWaitingRuns;

/// <summary>Ends every evaluation of a phase that waits in the queue; those that a worker has go on.</summary>
/// <returns>How many were cancelled.</returns>
internal sealed record CancelWaitingRuns(string Challenge, string Phase) : ICommand<int>;

internal sealed class CancelWaitingRunsHandler(EvaluationRules rules, EvaluationDbContext database) : IRequestHandler<CancelWaitingRuns, int>
{
    public async Task<int> Handle(CancelWaitingRuns command, CancellationToken cancellationToken)
    {
        var (phase, _) = await rules.AdministeredPhaseAsync(command.Challenge, command.Phase, cancellationToken);
        var waiting = await database.Runs
            .FromSql($"SELECT *, xmin FROM evaluation.runs WHERE phase_id = {phase.Id} AND state = 'Queued' ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);
        var now = await database.NowAsync(cancellationToken);
        waiting.ForEach(run => run.Cancel(now));
        return waiting.Count;
    }
}

internal sealed class CancelWaitingRunsMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<CancelWaitingRuns, int>(
        "cancelWaitingEvaluations", "Ends every evaluation of a phase that waits in the queue; answers how many. For the challenge's admins.");
}
