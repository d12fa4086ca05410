namespace GrandChallenge.Storage.Tests;

/// <summary>A start, then <paramref name="length"/> times one byte, made as it is read.</summary>
internal sealed class EndlessStream(byte[] start, long length, byte fill) : Stream
{
    private long _at;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => start.Length + length;
    public override long Position { get => _at; set => _at = value; }
    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = (int)Math.Min(count, Length - _at);
        for (var i = 0; i < count; i++, _at++)
            buffer[offset + i] = _at < start.Length ? start[_at] : fill;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
