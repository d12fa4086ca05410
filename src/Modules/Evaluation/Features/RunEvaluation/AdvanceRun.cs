using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>The run has reached its next stage. Said twice, it is heard once.</summary>
internal sealed record AdvanceRun(Guid RunId, string Holder, RunState Stage) : ICommand;

internal sealed class AdvanceRunHandler(EvaluationDbContext database) : IRequestHandler<AdvanceRun, Unit>
{
    public async Task<Unit> Handle(AdvanceRun command, CancellationToken cancellationToken)
    {
        var run = await database.HeldRunAsync(command.RunId, command.Holder, cancellationToken);
        if (run.State >= command.Stage)
            return Unit.Value;

        var now = await database.NowAsync(cancellationToken);
        if (command.Stage == RunState.Running)
            run.Run(command.Holder, now);
        else
            run.Collect(command.Holder, now);
        return Unit.Value;
    }
}

internal static class HeldRun
{
    /// <summary>The run, locked until the transaction ends.</summary>
    /// <exception cref="LeaseLost">It is not this holder's any more.</exception>
    public static async Task<EvaluationRun> HeldRunAsync(
        this EvaluationDbContext database, Guid id, string holder, CancellationToken cancellationToken)
    {
        var run = await database.LockedRunAsync(id, cancellationToken);
        return run.IsHeldBy(holder) ? run : throw new LeaseLost(id, holder);
    }
}
