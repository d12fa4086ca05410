using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Containers;

/// <summary>
/// Runs an image over inputs with no network, no privileges and every resource bounded, and brings back /output/metrics.json.
/// One attempt has at most one container: a second call for the same run and attempt adopts the one that is there.
/// </summary>
public sealed partial class SealedRunner(DockerEngine engine, TimeProvider time, ILogger<SealedRunner> log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<RunNames, Task> cleanups = new();
    private readonly EngineCleanup cleanup = new(engine);

    /// <summary>Runs to the end. What it has on the engine stays until <see cref="CleanUp(Guid, int)"/>, cancelled runs apart: until then another call for this attempt gives its result again.</summary>
    /// <param name="cancellation">Ends the run for good: the container is killed, the outcome is <see cref="RunOutcome.Cancelled"/>.</param>
    /// <param name="detach">Lets go of the run, for a worker that stops: the container goes on, and the next call for this attempt adopts it.</param>
    /// <exception cref="OperationCanceledException">Only by <paramref name="detach"/>.</exception>
    /// <remarks>Failures of the image, the run or the engine are outcomes; what the observer throws comes through.</remarks>
    public async Task<RunResult> RunAsync(
        RunRequest request, IRunObserver observer, CancellationToken cancellation, CancellationToken detach = default)
    {
        var names = new RunNames(engine.Options.Installation, request.RunId, request.Attempt);
        if (cleanups.TryGetValue(names, out var earlier))
            await earlier;

        var run = new SealedRun(engine, cleanup, time, names, request, observer);
        var result = await run.ExecuteAsync(cancellation, detach);
        if (result.Outcome == RunOutcome.Cancelled)
            CleanUp(names);
        return result;
    }

    /// <summary>
    /// Begins to remove everything that an attempt has on the engine. To be called once its result is safely written down:
    /// whoever takes over from a caller that died before finds all of it or nothing.
    /// </summary>
    public void CleanUp(Guid runId, int attempt) => CleanUp(new RunNames(engine.Options.Installation, runId, attempt));

    /// <summary>Removes what crashed workers left of attempts that are no longer active.</summary>
    /// <param name="activeAttempts">Those that some worker runs or may still adopt; asked after the engine, so that an attempt begun meanwhile is not taken for dead.</param>
    /// <returns>How many attempts were removed.</returns>
    /// <exception cref="Docker.DotNet.DockerApiException">The engine failed.</exception>
    public async Task<int> RemoveLeftoversAsync(
        Func<CancellationToken, Task<IReadOnlySet<(Guid RunId, int Attempt)>>> activeAttempts, CancellationToken cancellation)
    {
        var left = await cleanup.FindAsync(cancellation);
        if (left.Count == 0)
            return 0;

        var active = await activeAttempts(cancellation);
        var dead = left.Where(names => !active.Contains((names.RunId, names.Attempt))).ToList();
        await Parallel.ForEachAsync(dead, cancellation, async (names, token) => await cleanup.RemoveAsync(names, token));
        return dead.Count;
    }

    /// <summary>Waits until everything that is to be cleaned up is removed.</summary>
    public async Task CleanedUpAsync() => await Task.WhenAll(cleanups.Values);

    public async ValueTask DisposeAsync() => await CleanedUpAsync();

    private void CleanUp(RunNames names)
    {
        cleanups[names] = RemoveAsync();

        async Task RemoveAsync()
        {
            await Task.Yield();
            try
            {
                await cleanup.RemoveAsync(names, CancellationToken.None);
            }
            catch (Exception e)
            {
                CleanupFailed(log, names.RunId, names.Attempt, EngineFailure.Reason(e));
            }

            cleanups.TryRemove(names, out _);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What run {RunId}, attempt {Attempt} left on the engine could not be removed yet: {Reason}")]
    private static partial void CleanupFailed(ILogger logger, Guid runId, int attempt, string reason);
}
