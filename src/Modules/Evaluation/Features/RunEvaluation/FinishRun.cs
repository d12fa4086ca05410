using System.Text;
using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Containers;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Writes how a run ended. The only place where a terminal state comes from, but for a person's cancellation and for a run that was given up after too many lost workers.</summary>
internal sealed record FinishRun(Guid RunId, string Holder, RunState Stage, RunResult Result) : ICommand;

internal sealed class FinishRunHandler(EvaluationDbContext database, Outbox outbox) : IRequestHandler<FinishRun, Unit>
{
    public async Task<Unit> Handle(FinishRun command, CancellationToken cancellationToken)
    {
        var run = await database.HeldRunAsync(command.RunId, command.Holder, cancellationToken);
        var phase = await database.Phases.AsNoTracking().SingleAsync(p => p.Id == run.PhaseId, cancellationToken);
        var now = await database.NowAsync(cancellationToken);
        if (command.Result.Outcome == RunOutcome.Succeeded)
        {
            Score(run, phase, command, now);
            return Unit.Value;
        }

        var hasScored = await database.Runs.AnyAsync(r => r.MethodId == run.MethodId && r.State == RunState.Succeeded, cancellationToken);
        run.Fail(command.Holder, Blame.For(command.Result, command.Stage, hasScored), now);
        if (run.State == RunState.Queued)
            outbox.Publish(new RunNextEvaluationJob(), run.NotBefore - now);
        return Unit.Value;
    }

    private void Score(EvaluationRun run, Phase phase, FinishRun command, DateTimeOffset now)
    {
        try
        {
            run.Succeed(command.Holder, Encoding.UTF8.GetString(command.Result.Metrics!), phase.Scoring, phase.AutoPublish, now);
            outbox.Publish(new SubmissionScored(run.SubmissionId, run.Id, run.PhaseId, phase.ChallengeId, run.UserId));
        }
        catch (RuleBroken broken)
        {
            run.Fail(command.Holder, new Domain.RunFailure(FailureCause.Organiser, RunState.Collecting, broken.Message), now);
        }
    }
}
