using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Gives the worker the next run of the queue; null when none may run now. Two workers never get the same one.</summary>
/// <param name="NeedsGpu">Of the runs that need a GPU, or else of the others.</param>
internal sealed record ClaimNextRun(string Holder, bool NeedsGpu) : ICommand<ClaimedRun?>;

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
                SELECT runs.*, runs.xmin FROM evaluation.runs JOIN evaluation.phases ON phases.id = runs.phase_id
                WHERE runs.state = 'Queued' AND runs.not_before <= clock_timestamp()
                    AND (coalesce(runs.profile, phases.profile) ->> 'needsGpu')::boolean = {command.NeedsGpu}
                ORDER BY runs.priority, runs.queued_at, runs.submitted_at, runs.id FOR UPDATE OF runs SKIP LOCKED LIMIT 1
                """)
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (run is null)
            return null;

        var phase = await database.Phases.AsNoTracking().SingleAsync(p => p.Id == run.PhaseId, cancellationToken);
        run.Prepare(command.Holder, phase.Profile, await database.NowAsync(cancellationToken), worker.Lease);
        return new ClaimedRun(
            run.Id,
            run.Attempt,
            command.Holder,
            await database.Methods.AsNoTracking().SingleAsync(m => m.Id == run.MethodId, cancellationToken),
            await database.GroundTruths.AsNoTracking().SingleOrDefaultAsync(t => t.Id == run.GroundTruthId, cancellationToken),
            await database.Submissions.AsNoTracking().SingleAsync(s => s.Id == run.SubmissionId, cancellationToken),
            run.Profile!);
    }
}
