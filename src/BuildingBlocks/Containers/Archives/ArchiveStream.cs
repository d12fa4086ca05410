using System.IO.Compression;
using SharpCompress.Compressors.Xz;

namespace GrandChallenge.Containers;

/// <summary>Opens a tar archive whatever compression its first bytes tell of: none, gzip, xz or Zstandard.</summary>
internal static class ArchiveStream
{
    private const int MagicBytes = 6;
    private const int BufferBytes = 1 << 17;

    /// <summary>The tar's bytes, at most <paramref name="mostBytes"/> of them. The stream given must be at its start and seekable.</summary>
    public static Stream Open(Stream archive, long mostBytes)
    {
        Span<byte> magic = stackalloc byte[MagicBytes];
        var read = archive.ReadAtLeast(magic, MagicBytes, throwOnEndOfStream: false);
        archive.Position = 0;
        // JoinedStream keeps whatever reads from it from closing the caller's stream.
        return new BoundedStream(Decompress(new JoinedStream([], new BufferedStream(archive, BufferBytes)), magic[..read]), mostBytes);
    }

    public static bool IsZstandard(ReadOnlySpan<byte> start) => start.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]);

    private static Stream Decompress(Stream archive, ReadOnlySpan<byte> magic) =>
        magic.StartsWith<byte>([0x1F, 0x8B]) ? new GZipStream(archive, CompressionMode.Decompress)
        : magic.StartsWith<byte>([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) ? new SynchronousStream(new XZStream(archive))
        : IsZstandard(magic) ? new ZstdSharp.DecompressionStream(archive)
        : archive;
}
