using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.Shared;

internal static class LockedRun
{
    /// <summary>The run, locked until the transaction ends, so that a person's act and the supervisor wait for each other.</summary>
    public static async Task<EvaluationRun> LockedRunAsync(this EvaluationDbContext database, Guid id, CancellationToken cancellationToken) =>
        (await database.Runs.FromSql($"SELECT *, xmin FROM evaluation.runs WHERE id = {id} FOR UPDATE").ToListAsync(cancellationToken)).Single();
}
