namespace GrandChallenge.Containers;

/// <summary>Reads some bytes that were read ahead, then the stream they came from.</summary>
internal sealed class JoinedStream(byte[] ahead, Stream rest) : Stream
{
    private int used;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) =>
        used < ahead.Length ? Ahead(buffer.AsSpan(offset, count)) : rest.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        used < ahead.Length ? ValueTask.FromResult(Ahead(buffer.Span)) : rest.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Ahead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, ahead.Length - used);
        ahead.AsSpan(used, count).CopyTo(buffer);
        used += count;
        return count;
    }
}
