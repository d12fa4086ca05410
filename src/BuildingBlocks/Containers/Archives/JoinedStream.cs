namespace GrandChallenge.Containers;

/// <summary>Reads some bytes that were read ahead, then the stream they came from.</summary>
internal sealed class JoinedStream(byte[] ahead, Stream rest) : Stream
{
    private int used;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    /// <summary>Bytes read so far: the xz reader aligns its blocks by it.</summary>
    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) =>
        Count(used < ahead.Length ? Ahead(buffer.AsSpan(offset, count)) : rest.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(used < ahead.Length ? Ahead(buffer.Span) : await rest.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        position += read;
        return read;
    }

    private int Ahead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, ahead.Length - used);
        ahead.AsSpan(used, count).CopyTo(buffer);
        used += count;
        return count;
    }
}
