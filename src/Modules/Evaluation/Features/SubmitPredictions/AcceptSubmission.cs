using GrandChallenge.Application;
using GrandChallenge.Application.Data;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.SubmitPredictions;

/// <summary>The decision on deadline and quota, made under a lock by the database's clock, in the transaction that takes the submission in.</summary>
[RequiresScope("submit")]
internal sealed record AcceptSubmission(Guid PhaseId, StoredFile File, SubmissionKinds Kind, string Comment, bool IgnoresQuota)
    : ICommand<SubmissionReceipt>;

internal sealed class AcceptSubmissionHandler(EvaluationDbContext database, Caller caller, Outbox outbox)
    : IRequestHandler<AcceptSubmission, SubmissionReceipt>
{
    public async Task<SubmissionReceipt> Handle(AcceptSubmission command, CancellationToken cancellationToken)
    {
        var user = caller.RequireId();
        await database.LockAsync(command.PhaseId, user, cancellationToken);
        var now = await database.NowAsync(cancellationToken);
        var phase = await database.Phases.AsNoTracking().SingleAsync(p => p.Id == command.PhaseId, cancellationToken);
        RequireOpen(phase, now);
        var quota = Quota.Decide(phase.Quota, await database.HistoryAsync(phase.Id, user, cancellationToken), now);
        if (!quota.Allowed && !command.IgnoresQuota)
            throw new ConflictRefusal(quota.Sentence);

        var submission = new Submission(phase, user, command.File, command.Kind, command.Comment, now);
        var run = new EvaluationRun(submission, phase.ActiveMethodId!.Value, phase.ActiveGroundTruthId, now);
        database.AddRange(submission, run);
        outbox.Publish(new RunNextEvaluationJob());
        return new SubmissionReceipt(submission.Id, run.Id, command.File.Sha256, now, Math.Max(0, quota.Remaining - 1));
    }

    private static void RequireOpen(Phase phase, DateTimeOffset now)
    {
        var sentence = phase.StatusAt(now) switch
        {
            PhaseStatus.Open => null,
            PhaseStatus.OpeningSoon => $"{phase.Title} opens at {phase.OpensAt:yyyy-MM-dd HH:mm} UTC; nothing was submitted.",
            PhaseStatus.Completed => $"{phase.Title} closed at {phase.ClosesAt:yyyy-MM-dd HH:mm} UTC, before this upload was submitted.",
            _ => $"{phase.Title} takes no submissions now.",
        };
        if (sentence is not null)
            throw new ConflictRefusal(sentence);
    }
}
