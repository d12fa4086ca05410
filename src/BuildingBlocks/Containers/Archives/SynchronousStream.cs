namespace GrandChallenge.Containers;

/// <summary>Answers asynchronous reads by synchronous ones: the xz reader awaits every single byte, some hundred times slower.</summary>
internal sealed class SynchronousStream(Stream inner) : ForwardStream
{
    private readonly byte[] copy = new byte[1 << 16];

    // The xz reader knows only the array overload.
    protected override int ReadSome(Span<byte> buffer)
    {
        var read = inner.Read(copy, 0, Math.Min(copy.Length, buffer.Length));
        copy.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    protected override ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ReadSome(buffer.Span));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
