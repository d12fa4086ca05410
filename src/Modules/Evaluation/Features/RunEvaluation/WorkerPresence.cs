using GrandChallenge.Application.Dispatch;
using GrandChallenge.Containers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Tells the others that this worker is there, and where it has a GPU, works on the runs that need one: one after the other, for they share it.</summary>
internal sealed partial class WorkerPresence(Dispatcher dispatcher, DockerEngine engine, Worker worker, ILogger<WorkerPresence> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool hasGpu;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(worker.Lease / 4, AnnounceAsync, stoppingToken),
        RepeatAsync(Pause, WorkWithGpuAsync, stoppingToken));

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        hasGpu = worker.HasGpu ?? await engine.HasGpuAsync(cancellationToken);
        await dispatcher.SendAsync(new AnnounceWorker(hasGpu), cancellationToken);
    }

    private async Task WorkWithGpuAsync(CancellationToken cancellationToken)
    {
        if (hasGpu)
            await dispatcher.SendAsync(new RunNextEvaluation(NeedsGpu: true), cancellationToken);
    }

    private async Task RepeatAsync(TimeSpan pause, Func<CancellationToken, Task> step, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause);
        do
        {
            try
            {
                await step(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                StepFailed(log, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The worker could not announce itself or take a run for its GPU, and tries again: {Reason}")]
    private static partial void StepFailed(ILogger logger, string reason);
}
