using GrandChallenge.Application;
using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.ReScore;

/// <summary>Scores one submission by the active method and ground truth, unless that has been done or is under way.</summary>
/// <returns>The new evaluation.</returns>
internal sealed record ReScoreSubmission(Guid SubmissionId) : ICommand<Guid>;

/// <summary>Scores every submission of a phase that the active versions have not scored. The count must be the present one: nobody does this by accident.</summary>
/// <returns>How many evaluations were queued.</returns>
internal sealed record ReScorePhase(Guid PhaseId, int Count) : ICommand<int>;

internal sealed class ReScoreSubmissionHandler(EvaluationRules rules, EvaluationDbContext database, Outbox outbox)
    : IRequestHandler<ReScoreSubmission, Guid>
{
    public async Task<Guid> Handle(ReScoreSubmission command, CancellationToken cancellationToken)
    {
        var (submission, (phase, challenge)) = await rules.SubmissionAsync(command.SubmissionId, cancellationToken);
        EvaluationRules.Administered(challenge);
        var method = phase.MethodToScoreBy();
        await database.LockAsync(phase.Id, method, cancellationToken);
        if (!await database.Unscored(phase).AnyAsync(s => s.Id == submission.Id, cancellationToken))
            throw new ConflictRefusal("The active method and ground truth have scored this submission already, or are about to; or it was cancelled.");

        var run = new EvaluationRun(
            submission, method, phase.ActiveGroundTruthId, await database.NowAsync(cancellationToken), RunPriority.ReScore);
        database.Add(run);
        outbox.Publish(new RunNextEvaluationJob());
        return run.Id;
    }
}

internal sealed class ReScorePhaseHandler(EvaluationRules rules, EvaluationDbContext database, Outbox outbox) : IRequestHandler<ReScorePhase, int>
{
    public async Task<int> Handle(ReScorePhase command, CancellationToken cancellationToken)
    {
        var (phase, _) = await rules.AdministeredPhaseAsync(command.PhaseId, cancellationToken);
        var method = phase.MethodToScoreBy();
        await database.LockAsync(phase.Id, method, cancellationToken);
        var submissions = await database.Unscored(phase).OrderBy(s => s.SubmittedAt).ToListAsync(cancellationToken);
        if (submissions.Count != command.Count)
            throw new ValidationRefusal("count", $"{submissions.Count} submissions would be scored anew, not {command.Count}. Type that number to go on.");

        var now = await database.NowAsync(cancellationToken);
        foreach (var submission in submissions)
        {
            database.Add(new EvaluationRun(submission, method, phase.ActiveGroundTruthId, now, RunPriority.ReScore));
            outbox.Publish(new RunNextEvaluationJob());
        }

        return submissions.Count;
    }
}

internal static class UnscoredSubmissions
{
    public static Guid MethodToScoreBy(this Phase phase) =>
        phase.ActiveMethodId ?? throw new ConflictRefusal($"{phase.Title} has no active method to score by. Upload one first.");

    /// <summary>Submissions that the active versions have neither scored nor are about to; not those that were only ever cancelled.</summary>
    public static IQueryable<Submission> Unscored(this EvaluationDbContext database, Phase phase) => database.Submissions.AsNoTracking().Where(s =>
        s.PhaseId == phase.Id
        && database.Runs.Any(run => run.SubmissionId == s.Id && run.State != RunState.Cancelled)
        && !database.Runs.Any(run => run.SubmissionId == s.Id
            && run.MethodId == phase.ActiveMethodId && run.GroundTruthId == phase.ActiveGroundTruthId
            && run.State != RunState.Failed && run.State != RunState.Cancelled));
}
