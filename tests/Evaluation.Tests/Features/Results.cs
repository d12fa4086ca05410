using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Tests.Features;

/// <summary>Puts results into the database by the way that a worker takes, minute by minute.</summary>
internal sealed class Results(PlatformFixture platform, Guid phaseId)
{
    private const string Worker = "worker";

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private int made;

    /// <returns>The run.</returns>
    public async Task<EvaluationRun> AddAsync(Guid user, string metrics, bool isPublished = true) =>
        await platform.InDatabase<EvaluationDbContext, EvaluationRun>(async database =>
        {
            var phase = await database.Phases.AsNoTracking().SingleAsync(p => p.Id == phaseId);
            var at = Start.AddMinutes(made++);
            var submission = new Submission(phase, user, Stored, SubmissionKinds.Csv, "", at);
            var run = Succeed(new EvaluationRun(submission, phase.ActiveMethodId!.Value, phase.ActiveGroundTruthId, at), phase, metrics, isPublished, at);
            database.AddRange(submission, run);
            await database.SaveChangesAsync();
            return run;
        });

    /// <summary>Scores a submission once more.</summary>
    public async Task<EvaluationRun> AgainAsync(Guid submissionId, string metrics, bool isPublished = true) =>
        await platform.InDatabase<EvaluationDbContext, EvaluationRun>(async database =>
        {
            var phase = await database.Phases.AsNoTracking().SingleAsync(p => p.Id == phaseId);
            var submission = await database.Submissions.SingleAsync(s => s.Id == submissionId);
            var at = Start.AddMinutes(made++);
            var run = Succeed(new EvaluationRun(submission, phase.ActiveMethodId!.Value, phase.ActiveGroundTruthId, at), phase, metrics, isPublished, at);
            database.Add(run);
            await database.SaveChangesAsync();
            return run;
        });

    /// <summary>A submission whose run waits, or has failed with this failure.</summary>
    public async Task<EvaluationRun> AddQueuedAsync(Guid user, RunFailure? failure = null) =>
        await platform.InDatabase<EvaluationDbContext, EvaluationRun>(async database =>
        {
            var phase = await database.Phases.AsNoTracking().SingleAsync(p => p.Id == phaseId);
            var at = Start.AddMinutes(made++);
            var submission = new Submission(phase, user, Stored, SubmissionKinds.Csv, "", at);
            var run = new EvaluationRun(submission, phase.ActiveMethodId!.Value, phase.ActiveGroundTruthId, at);
            if (failure is not null)
            {
                run.Prepare(Worker, phase.Profile, at, TimeSpan.FromMinutes(1));
                run.Fail(Worker, failure, at);
            }

            database.AddRange(submission, run);
            await database.SaveChangesAsync();
            return run;
        });

    public Task<EvaluationRun> ReadAsync(Guid run) =>
        platform.InDatabase<EvaluationDbContext, EvaluationRun>(database => database.Runs.AsNoTracking().SingleAsync(r => r.Id == run));

    private static StoredFile Stored => new("predictions.csv", new string('a', 64), 12);

    private static EvaluationRun Succeed(EvaluationRun run, Phase phase, string metrics, bool isPublished, DateTimeOffset at)
    {
        run.Prepare(Worker, phase.Profile, at, TimeSpan.FromMinutes(1));
        run.Run(Worker, at.AddSeconds(1));
        run.Collect(Worker, at.AddSeconds(2));
        run.Succeed(Worker, metrics, phase.Scoring, isPublished, at.AddSeconds(3));
        return run;
    }
}
