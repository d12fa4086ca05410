namespace GrandChallenge.Storage;

/// <summary>A forward-only view of another stream: subclasses say what a read is.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Exactly <paramref name="length"/> bytes of <paramref name="inner"/> from where it stands; the inner stream stays open.</summary>
internal sealed class ReadOnlyWindow(Stream inner, long length) : ForwardStream
{
    private long _left = length;

    public long Left => _left;

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken));

    private int Count(int read)
    {
        _left -= read;
        return read;
    }
}

/// <summary>Checks an unpacked entry while it passes: its checksum at the end, and never more than it claims.</summary>
internal sealed class CheckedEntry(Stream inner, FileEntry entry, uint crc) : ForwardStream
{
    private uint _crc;
    private long _read;

    public override int Read(Span<byte> buffer) => Check(buffer, buffer.Length == 0 ? 0 : inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = buffer.Length == 0 ? 0 : await inner.ReadAsync(buffer, cancellationToken);
            return Check(buffer.Span, read);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new FileRefusedException($"The entry '{EntryPath.Show(entry.Path)}' is damaged: its packed bytes cannot be read. Pack the archive again.", e);
        }
    }

    private int Check(Span<byte> buffer, int read)
    {
        _crc = Crc32.Append(_crc, buffer[..read]);
        if ((_read += read) > entry.Size)
            throw EntryPath.Refuse(EntryPath.Show(entry.Path), $"holds more than the {entry.Size:N0} bytes it claims");
        if (read == 0 && buffer.Length > 0 && _read < entry.Size)
            throw EntryPath.Refuse(EntryPath.Show(entry.Path), $"holds {_read:N0} bytes but claims {entry.Size:N0}");
        if (read == 0 && buffer.Length > 0 && _crc != crc)
            throw EntryPath.Refuse(EntryPath.Show(entry.Path), "does not match its checksum; the archive is damaged");
        return read;
    }
}
