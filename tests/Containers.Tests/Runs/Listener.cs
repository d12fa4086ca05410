using System.Collections.Concurrent;

namespace GrandChallenge.Containers.Tests;

internal sealed class Listener : IRunObserver
{
    private readonly TaskCompletionSource firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<RunStage> Stages { get; } = [];

    public ConcurrentQueue<RunLine> Lines { get; } = [];

    public Task FirstLine => firstLine.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Task StageReachedAsync(RunStage stage, CancellationToken cancellation)
    {
        Stages.Enqueue(stage);
        return Task.CompletedTask;
    }

    public void LineWritten(RunLine line)
    {
        Lines.Enqueue(line);
        firstLine.TrySetResult();
    }
}
