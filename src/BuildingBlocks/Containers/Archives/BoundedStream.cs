namespace GrandChallenge.Containers;

/// <summary>Reads on from another stream, which it owns, and refuses to pass more than a bound.</summary>
internal sealed class BoundedStream(Stream inner, long mostBytes) : ForwardStream
{
    protected override int ReadSome(Span<byte> buffer) => inner.Read(buffer);

    protected override ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation) => inner.ReadAsync(buffer, cancellation);

    protected override int Count(int read) =>
        Passed + read <= mostBytes
            ? base.Count(read)
            : throw new ImageRejectedException($"The archive unpacks to more than {Text.Size(mostBytes)}, which is the most that is accepted.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
