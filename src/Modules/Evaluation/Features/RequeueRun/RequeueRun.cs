using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Evaluation.Features.RequeueRun;

/// <summary>Tries a failed or cancelled evaluation once more, by the same versions, from the end of the queue.</summary>
internal sealed record RequeueRun(Guid EvaluationId) : ICommand;

internal sealed class RequeueRunHandler(EvaluationRules rules, EvaluationDbContext database, Outbox outbox) : IRequestHandler<RequeueRun, Unit>
{
    public async Task<Unit> Handle(RequeueRun command, CancellationToken cancellationToken)
    {
        await rules.AdministeredRunAsync(command.EvaluationId, cancellationToken);
        var run = await database.LockedRunAsync(command.EvaluationId, cancellationToken);
        run.Requeue(await database.NowAsync(cancellationToken));
        outbox.Publish(new RunNextEvaluationJob());
        return Unit.Value;
    }
}

internal sealed class RequeueRunMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<RequeueRun, Unit>(
        "requeueEvaluation", "Tries a failed or cancelled evaluation once more; for the challenge's admins.");
}
