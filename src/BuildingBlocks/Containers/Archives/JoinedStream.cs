namespace GrandChallenge.Containers;

/// <summary>Reads some bytes that were read ahead, then the stream they came from, which it leaves open.</summary>
internal sealed class JoinedStream(byte[] ahead, Stream rest) : ForwardStream
{
    protected override int ReadSome(Span<byte> buffer) => Passed < ahead.Length ? Ahead(buffer) : rest.Read(buffer);

    protected override ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        Passed < ahead.Length ? ValueTask.FromResult(Ahead(buffer.Span)) : rest.ReadAsync(buffer, cancellation);

    private int Ahead(Span<byte> buffer)
    {
        var left = ahead.AsSpan((int)Passed);
        left = left[..Math.Min(left.Length, buffer.Length)];
        left.CopyTo(buffer);
        return left.Length;
    }
}
