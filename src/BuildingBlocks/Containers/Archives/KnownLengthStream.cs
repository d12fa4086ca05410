namespace GrandChallenge.Containers;

/// <summary>Tells a tar writer the length of a stream that cannot seek, so that nothing is buffered.</summary>
internal sealed class KnownLengthStream(Stream inner, long length) : ForwardStream
{
    public override bool CanSeek => true;

    public override long Length => length;

    protected override int ReadSome(Span<byte> buffer) => inner.Read(buffer);

    protected override ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellation) => inner.ReadAsync(buffer, cancellation);
}
