using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using MediatR;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>This worker stops while its container runs on: another may adopt it at once, without waiting for the lease to run out.</summary>
internal sealed record HandOverRun(Guid RunId, string Holder) : ICommand;

internal sealed class HandOverRunHandler(EvaluationDbContext database, Outbox outbox) : IRequestHandler<HandOverRun, Unit>
{
    public async Task<Unit> Handle(HandOverRun command, CancellationToken cancellationToken)
    {
        var run = await database.HeldRunAsync(command.RunId, command.Holder, cancellationToken);
        run.HandOver(command.Holder, await database.NowAsync(cancellationToken));
        outbox.Publish(new RunNextEvaluationJob());
        return Unit.Value;
    }
}
