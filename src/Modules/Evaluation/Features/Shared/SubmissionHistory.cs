using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.Shared;

internal static class SubmissionHistory
{
    /// <summary>All that a user has submitted to a phase, each with the state of its first run: scoring anew costs a participant nothing.</summary>
    public static async Task<IReadOnlyCollection<PastSubmission>> HistoryAsync(
        this EvaluationDbContext database, Guid phaseId, Guid userId, CancellationToken cancellationToken)
    {
        var runs = await database.Runs
            .Where(run => run.PhaseId == phaseId && run.UserId == userId)
            .OrderBy(run => run.Id)
            .Select(run => new { run.SubmissionId, run.SubmittedAt, run.State, Cause = (FailureCause?)run.Failure!.Cause })
            .ToListAsync(cancellationToken);
        return [.. runs.DistinctBy(run => run.SubmissionId).Select(run => new PastSubmission(run.SubmittedAt, run.State, run.Cause))];
    }
}
