using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>The run has reached its next stage.</summary>
internal sealed record AdvanceRun(Guid RunId, string Worker, RunState Stage) : ICommand;

internal sealed class AdvanceRunHandler(EvaluationDbContext database) : IRequestHandler<AdvanceRun, Unit>
{
    public async Task<Unit> Handle(AdvanceRun command, CancellationToken cancellationToken)
    {
        var run = await database.HeldRunAsync(command.RunId, cancellationToken);
        var now = await database.NowAsync(cancellationToken);
        if (command.Stage == RunState.Running)
            run.Run(command.Worker, now);
        else
            run.Collect(command.Worker, now);
        return Unit.Value;
    }
}

internal static class HeldRun
{
    /// <summary>The run, locked until the transaction ends, so that a heartbeat, a cancellation and the supervisor wait for each other.</summary>
    public static async Task<EvaluationRun> HeldRunAsync(this EvaluationDbContext database, Guid id, CancellationToken cancellationToken) =>
        (await database.Runs.FromSql($"SELECT *, xmin FROM evaluation.runs WHERE id = {id} FOR UPDATE").ToListAsync(cancellationToken)).Single();
}
