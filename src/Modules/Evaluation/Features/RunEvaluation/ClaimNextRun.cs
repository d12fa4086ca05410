using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Gives the worker the run that has waited longest; null when none may run now. Two workers never get the same one.</summary>
internal sealed record ClaimNextRun(string Holder) : ICommand<ClaimedRun?>;

/// <summary>All that scoring needs to know, read once.</summary>
/// <param name="Holder">Under which name the lease is held.</param>
internal sealed record ClaimedRun(
    Guid RunId, int Attempt, string Holder, Method Method, GroundTruth? Truth, Submission Submission, Domain.RunProfile Profile);

internal sealed class ClaimNextRunHandler(EvaluationDbContext database, Worker worker) : IRequestHandler<ClaimNextRun, ClaimedRun?>
{
    public async Task<ClaimedRun?> Handle(ClaimNextRun command, CancellationToken cancellationToken)
    {
        var run = (await database.Runs
            .FromSql($"""
                SELECT *, xmin FROM evaluation.runs
                WHERE state = 'Queued' AND not_before <= clock_timestamp()
                ORDER BY queued_at, id FOR UPDATE SKIP LOCKED LIMIT 1
                """)
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (run is null)
            return null;

        run.Prepare(command.Holder, await database.NowAsync(cancellationToken), worker.Lease);
        var phase = await database.Phases.AsNoTracking().SingleAsync(p => p.Id == run.PhaseId, cancellationToken);
        return new ClaimedRun(
            run.Id,
            run.Attempt,
            command.Holder,
            await database.Methods.AsNoTracking().SingleAsync(m => m.Id == run.MethodId, cancellationToken),
            await database.GroundTruths.AsNoTracking().SingleOrDefaultAsync(t => t.Id == run.GroundTruthId, cancellationToken),
            await database.Submissions.AsNoTracking().SingleAsync(s => s.Id == run.SubmissionId, cancellationToken),
            phase.Profile);
    }
}
