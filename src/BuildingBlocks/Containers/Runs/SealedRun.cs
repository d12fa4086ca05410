using System.Globalization;
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>One attempt from preparation, or adoption, to its result.</summary>
internal sealed class SealedRun(
    DockerEngine engine, EngineCleanup cleanup, TimeProvider time, RunNames names, RunRequest request, IRunObserver observer)
{
    // A busy engine hands out the last lines seconds after the container's end.
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(10);

    private readonly RunClock clock = new(time);
    private readonly LogFollower log = new(engine, names.Scorer, observer, time);

    public async Task<RunResult> ExecuteAsync(CancellationToken cancel, CancellationToken detach)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, detach);
        try
        {
            return await ExecuteAsync(either.Token);
        }
        catch (RunFailure failure)
        {
            return Failed(failure.Outcome, failure.Message);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Failed(RunOutcome.Cancelled, "The run was cancelled.");
        }
        catch (Exception e) when (EngineFailure.Is(e, either.Token))
        {
            return Failed(RunOutcome.EngineUnavailable, $"The container engine failed: {EngineFailure.Reason(e)}.");
        }
    }

    private async Task<RunResult> ExecuteAsync(CancellationToken cancellation)
    {
        var ran = await AdoptAsync(cancellation);
        if (ran is null)
        {
            await clock.MeasureAsync(RunStep.Prepare, PrepareAsync(cancellation));
            await clock.MeasureAsync(RunStep.Start, StartAsync(cancellation));
        }

        await observer.StageReachedAsync(RunStage.Running, cancellation);
        using var following = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var follow = log.FollowAsync(following.Token);
        var inTime = await clock.MeasureAsync(RunStep.Run, WaitAsync(request.Profile.TimeLimit - (ran ?? TimeSpan.Zero), cancellation));
        var result = await clock.MeasureAsync(RunStep.Collect, CollectAsync(inTime, follow, cancellation));
        return result with { Timings = clock.Timings };
    }

    /// <returns>How long the adopted container has run; null when there is none worth adopting.</returns>
    private async Task<TimeSpan?> AdoptAsync(CancellationToken cancellation)
    {
        if (await StateAsync(names.Scorer, cancellation) is not { } scorer || !Started(scorer, out var at))
            return null;

        // After a restart of the engine the output is gone with its holder: the attempt starts afresh.
        return await StateAsync(names.Holder, cancellation) is { Running: true } ? Max(time.GetUtcNow() - at, TimeSpan.Zero) : null;

        static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
    }

    private static bool Started(State state, out DateTimeOffset at) =>
        DateTimeOffset.TryParse(state.StartedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at) && at.Year > 1;

    private async Task<State?> StateAsync(string container, CancellationToken cancellation)
    {
        try
        {
            return (await engine.Client.Containers.InspectContainerAsync(container, cancellation)).State;
        }
        catch (DockerContainerNotFoundException)
        {
            return null;
        }
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        await observer.StageReachedAsync(RunStage.Preparing, cancellation);
        var preparation = new RunPreparation(engine);
        try
        {
            await preparation.PrepareAsync(names, request, cancellation);
        }
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            // A worker died while preparing this attempt; nobody knows how far it came.
            await cleanup.RemoveAsync(names, cancellation);
            await preparation.PrepareAsync(names, request, cancellation);
        }
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            await engine.Client.Containers.StartContainerAsync(names.Scorer, cancellationToken: cancellation);
        }
        catch (DockerApiException e) when (request.Profile.Gpu && EngineFailure.IsGpuMissing(e))
        {
            throw new RunFailure(RunOutcome.GpuMissing, "This phase asks for a GPU, which the platform's container engine does not have.");
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
        {
            throw new RunFailure(RunOutcome.StartRefused, $"The container image cannot be started: {EngineFailure.Reason(e)}.");
        }
    }

    /// <returns>False when the time limit ended the run.</returns>
    private async Task<bool> WaitAsync(TimeSpan left, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await engine.Transfers.Containers.WaitContainerAsync(names.Scorer, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return !await KillAsync(cancellation);
        }
    }

    /// <returns>False when it had ended by itself just then.</returns>
    private async Task<bool> KillAsync(CancellationToken cancellation)
    {
        try
        {
            await engine.Client.Containers.KillContainerAsync(names.Scorer, new ContainerKillParameters { Signal = "SIGKILL" }, cancellation);
            await engine.Transfers.Containers.WaitContainerAsync(names.Scorer, cancellation);
            return true;
        }
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private async Task<RunResult> CollectAsync(bool inTime, Task follow, CancellationToken cancellation)
    {
        var state = await StateAsync(names.Scorer, cancellation)
            ?? throw new RunFailure(RunOutcome.EngineUnavailable, "The container was removed from the engine before its result was read.");
        await LogsEndAsync(follow, cancellation);
        if (!inTime)
            return Failed(RunOutcome.TimedOut, $"The container was stopped at its time limit of {Text.Span(request.Profile.TimeLimit)}.");
        if (ExitReading.Failure(state, log.LastErrors, request.Profile) is { } failure)
            return Failed(failure.Outcome, failure.Message, (int)state.ExitCode);

        await observer.StageReachedAsync(RunStage.Collecting, cancellation);
        var content = await ContainerFile.ReadAsync(engine, names.Holder, MetricsFile.Path, RunProfile.MetricsBytes, cancellation);
        return new RunResult(RunOutcome.Succeeded, MetricsFile.Check(content), 0, null, log.LastLines, clock.Timings);
    }

    // The log is worth waiting for, but never worth failing for.
    private async Task LogsEndAsync(Task follow, CancellationToken cancellation)
    {
        try
        {
            await follow.WaitAsync(LogPatience, time, cancellation);
            await log.FinishAsync(cancellation).WaitAsync(LogPatience, time, cancellation);
        }
        catch (Exception e) when (EngineFailure.Is(e, cancellation))
        {
            log.Note("The end of the log could not be read.");
        }
    }

    private RunResult Failed(RunOutcome outcome, string message, int? exitCode = null) =>
        new(outcome, null, exitCode, message, log.LastLines, clock.Timings);
}
