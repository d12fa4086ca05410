using System.Text.Json;
using System.Text.Json.Nodes;
using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

/// <summary>One run of a submission: how far it is, what came out, by what it was scored.</summary>
internal sealed record EvaluationDetail(Guid Id) : IQuery<EvaluationView>;

internal sealed class EvaluationDetailHandler(EvaluationRules rules, EvaluationDbContext database, IMediator mediator)
    : IRequestHandler<EvaluationDetail, EvaluationView>
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task<EvaluationView> Handle(EvaluationDetail query, CancellationToken cancellationToken)
    {
        var found = await rules.RunAsync(query.Id, cancellationToken);
        var (run, phase, challenge, isOwner) = found;
        var names = await mediator.Send(new UserNames([run.UserId]), cancellationToken);
        return new EvaluationView(
            run.Id, run.SubmissionId, challenge.Slug, challenge.Title, phase.Slug, phase.Title, run.UserId,
            names.GetValueOrDefault(run.UserId, "unknown"), run.SubmittedAt, run.State, run.Attempt,
            await QueuePlaceAsync(run, cancellationToken), await WaitsForGpuAsync(run, phase, cancellationToken), run.Published,
            challenge.IsAdmin, isOwner, found.SeesLog, found.SeesAll,
            Reason(run, phase.Scoring), Columns(run, phase.Scoring), found.SeesAll && run.MetricsText is { } metrics ? Pretty(metrics) : null,
            new EvaluationTimes(run.QueuedAt, run.PreparedAt, run.StartedAt, run.CollectedAt, run.FinishedAt, run.NotBefore),
            found.SeesAll ? await VersionsAsync(run, phase, cancellationToken) : null,
            found.SeesAll && run.Profile is { } profile ? Told(profile) : null,
            found.SeesAll && run.Failure is { } failure ? Told(failure, found.SeesLog) : null);
    }

    private async Task<int?> QueuePlaceAsync(EvaluationRun run, CancellationToken cancellationToken) => run.State == RunState.Queued
        ? 1 + await database.Runs.CountAsync(
            other => other.State == RunState.Queued
                && (other.Priority < run.Priority || other.Priority == run.Priority
                    && (other.QueuedAt < run.QueuedAt || other.QueuedAt == run.QueuedAt
                        && (other.SubmittedAt < run.SubmittedAt || other.SubmittedAt == run.SubmittedAt && other.Id < run.Id))),
            cancellationToken)
        : null;

    private async Task<bool> WaitsForGpuAsync(EvaluationRun run, Phase phase, CancellationToken cancellationToken)
    {
        if (run.State != RunState.Queued || !(run.Profile ?? phase.Profile).NeedsGpu)
            return false;
        var now = await database.NowAsync(cancellationToken);
        return !await database.Workers.AnyAsync(worker => worker.HasGpu && worker.LiveUntil > now, cancellationToken);
    }

    private async Task<EvaluationVersions> VersionsAsync(EvaluationRun run, Phase phase, CancellationToken cancellationToken)
    {
        var method = await database.Methods.AsNoTracking().SingleAsync(m => m.Id == run.MethodId, cancellationToken);
        var truth = await database.GroundTruths.AsNoTracking().SingleOrDefaultAsync(t => t.Id == run.GroundTruthId, cancellationToken);
        var submission = await database.Submissions.AsNoTracking().SingleAsync(s => s.Id == run.SubmissionId, cancellationToken);
        return new EvaluationVersions(
            method.Number, method.Reference ?? method.ImageDigest, truth?.Number, truth?.File.Sha256,
            run.MethodId == phase.ActiveMethodId && run.GroundTruthId == phase.ActiveGroundTruthId,
            submission.File.FileName, submission.File.Sha256, submission.File.Size, submission.Comment);
    }

    private static EvaluationColumn[] Columns(EvaluationRun run, Scoring scoring)
    {
        if (run.State != RunState.Succeeded)
            return [];
        var values = MetricValue.Join(run.MetricNumbers, run.MetricProblems);
        return [.. scoring.Columns().Zip(values, (column, value) => new EvaluationColumn(
            column.Title, column.Direction, !column.Excluded, value.Number, ReferenceEquals(column.Path, scoring.Path) ? run.ScoreError : null,
            value.Problem, scoring.Decimals))];
    }

    private static string? Reason(EvaluationRun run, Scoring scoring)
    {
        if (run.State != RunState.Succeeded)
            return null;
        var entry = new BoardEntry(run.Id, run.UserId, run.SubmittedAt, MetricValue.Join(run.MetricNumbers, run.MetricProblems));
        return Ranking.Of([entry], scoring)[0].Reason;
    }

    private static string Pretty(string metrics) => JsonNode.Parse(metrics)?.ToJsonString(Indented) ?? "null";

    private static EvaluationProfile Told(RunProfile profile) =>
        new((int)profile.TimeLimit.TotalSeconds, profile.MemoryMiB, profile.Cpus, profile.ScratchMiB, profile.NeedsGpu);

    private static EvaluationFailure Told(RunFailure failure, bool seesLog) => new(
        failure.Cause, failure.Stage, failure.Message, failure.ExitCode, failure.OutOfMemory, failure.TimedOut,
        seesLog ? failure.LastLines : null);
}
