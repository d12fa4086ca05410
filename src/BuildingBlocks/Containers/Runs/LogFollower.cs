using Docker.DotNet;
using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>Passes a container's output on, line by line, within bounds: after <see cref="MostBytes"/> only its end is read again.</summary>
internal sealed class LogFollower(DockerEngine engine, string container, IRunObserver observer, TimeProvider time)
{
    private const int MostBytes = 2 << 20;
    private const int KeptLines = 50;

    private readonly Queue<RunLine> last = new();
    private bool flooded;

    public IReadOnlyList<RunLine> LastLines => [.. last];

    /// <summary>Those of the last lines that went to standard error and are not blank.</summary>
    public IReadOnlyList<string> LastErrors =>
        [.. last.Where(l => l.Stream == RunStream.Error && !string.IsNullOrWhiteSpace(l.Text)).Select(l => l.Text.Trim())];

    /// <summary>Ends when the container has ended or the bound is reached.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        using var log = await engine.Transfers.Containers.GetContainerLogsAsync(
            container, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Follow = true }, cancellation);
        if (await ReadAsync(log, Report, cancellation))
            return;
        flooded = true;
        Note($"More than {Text.Size(MostBytes)} of output: the rest is not shown, save its end.");
    }

    public void Note(string text) => Report(new RunLine(RunStream.Note, text, time.GetUtcNow()));

    /// <summary>
    /// After the container has ended: fills <see cref="LastLines"/> from the log's end where following stopped early,
    /// and reads the log again where it brought nothing: an engine may end it before the last lines of a short run are written.
    /// </summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        if (!flooded && last.Count > 0)
            return;
        using var log = await engine.Client.Containers.GetContainerLogsAsync(
            container, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Tail = "50" }, cancellation);
        await ReadAsync(log, Report, cancellation);
    }

    /// <returns>Whether the log came to its end within the bound.</returns>
    private async Task<bool> ReadAsync(MultiplexedStream log, Action<RunLine> report, CancellationToken cancellation)
    {
        var output = new LineSplitter();
        var error = new LineSplitter();
        var buffer = new byte[16 << 10];
        var total = 0;
        while (total < MostBytes)
        {
            var read = await log.ReadOutputAsync(buffer, 0, buffer.Length, cancellation);
            var isError = read.Target == MultiplexedStream.TargetStream.StandardError;
            foreach (var line in read.EOF ? [] : (isError ? error : output).Add(buffer.AsSpan(0, read.Count)))
                report(new RunLine(isError ? RunStream.Error : RunStream.Output, line, time.GetUtcNow()));
            if (read.EOF)
            {
                Rest(output, RunStream.Output, report);
                Rest(error, RunStream.Error, report);
                return true;
            }

            total += read.Count;
        }

        return false;
    }

    private void Rest(LineSplitter lines, RunStream stream, Action<RunLine> report)
    {
        if (lines.Rest() is { } rest)
            report(new RunLine(stream, rest, time.GetUtcNow()));
    }

    private void Report(RunLine line)
    {
        last.Enqueue(line);
        if (last.Count > KeptLines)
            last.Dequeue();
        observer.LineWritten(line);
    }
}
