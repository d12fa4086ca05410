using System.Collections.Concurrent;
using System.Threading.Channels;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

/// <summary>Passes on to open pages that a run has changed. What has changed they read themselves, so a doubled word does no harm.</summary>
internal sealed class RunNews
{
    private readonly ConcurrentDictionary<RunFollower, byte> followers = new();

    public RunFollower Follow(Guid runId)
    {
        var follower = new RunFollower(runId, gone => followers.TryRemove(gone, out _));
        followers[follower] = 0;
        return follower;
    }

    /// <param name="runId">Null: any run may have changed.</param>
    public void Tell(Guid? runId)
    {
        foreach (var follower in followers.Keys)
        {
            if (runId is null || runId == follower.RunId || follower.HearsAll)
                follower.Wake();
        }
    }
}

internal sealed class RunFollower(Guid runId, Action<RunFollower> leave) : IDisposable
{
    private readonly Channel<bool> words = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Guid RunId { get; } = runId;

    /// <summary>A place in the queue changes with other runs.</summary>
    public bool HearsAll { get; set; }

    public void Wake() => words.Writer.TryWrite(true);

    /// <returns>False when that time passed in silence.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(atMost);
        try
        {
            return await words.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => leave(this);
}
