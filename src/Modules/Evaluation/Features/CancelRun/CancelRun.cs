using GrandChallenge.Application;
using GrandChallenge.Application.Data;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Evaluation.Features.CancelRun;

/// <summary>Ends an evaluation that waits or runs: one's own, or any as an admin. Its worker notices within seconds and removes the container.</summary>
[RequiresScope("submit")]
internal sealed record CancelRun(Guid EvaluationId) : ICommand;

internal sealed class CancelRunHandler(EvaluationRules rules, EvaluationDbContext database) : IRequestHandler<CancelRun, Unit>
{
    public async Task<Unit> Handle(CancelRun command, CancellationToken cancellationToken)
    {
        if (!(await rules.RunAsync(command.EvaluationId, cancellationToken)).SeesAll)
            throw new ForbiddenRefusal("Only who submitted it and the admins of the challenge may cancel an evaluation.");
        var run = await database.LockedRunAsync(command.EvaluationId, cancellationToken);
        run.Cancel(await database.NowAsync(cancellationToken));
        return Unit.Value;
    }
}

internal sealed class CancelRunMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<CancelRun, Unit>("cancelEvaluation", "Ends an evaluation that waits or runs: one's own, or any as an admin.");
}
