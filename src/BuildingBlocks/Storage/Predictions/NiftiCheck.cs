using System.Buffers.Binary;
using System.IO.Compression;

namespace GrandChallenge.Storage;

/// <summary>NIfTI-1 and NIfTI-2 in one file (https://nifti.nimh.nih.gov): header, dimensions, data type, offset and length of the voxels.</summary>
internal static class NiftiCheck
{
    /// <summary>Data type code to bits per voxel.</summary>
    private static readonly Dictionary<int, int> Bits = new (int Code, int Bits)[]
    {
        (2, 8), (4, 16), (8, 32), (16, 32), (32, 64), (64, 64), (128, 24), (256, 8), (512, 16), (768, 32), (1024, 64), (1280, 64),
        (1536, 128), (1792, 128), (2048, 256), (2304, 32),
    }.ToDictionary(t => t.Code, t => t.Bits);

    public static async Task RunAsync(Stream image, bool gzip, long maxBytes, CancellationToken ct)
    {
        await using var unzipped = gzip ? new GZipStream(image, CompressionMode.Decompress, leaveOpen: true) : null;
        var source = unzipped ?? image;
        var head = new byte[540];
        int length;
        try
        {
            length = await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        }
        catch (InvalidDataException e)
        {
            throw new FileRefusedException("The file is not gzip, though its name ends in .gz.", e);
        }
        var (sizes, bits, offset) = Parse(head.AsSpan(0, length));
        var promised = ImageCheck.Bytes(sizes, bits, maxBytes) / 8;
        var found = gzip ? length + await ImageCheck.CountAsync(source, offset + promised, ct) : image.Length;
        if (found < offset + promised)
            ImageCheck.CheckLength(Math.Max(0, found - offset), promised);
    }

    private static (List<long> Sizes, int Bits, long Offset) Parse(ReadOnlySpan<byte> head)
    {
        if (head.Length < 352)
            throw Refuse();
        var first = BinaryPrimitives.ReadInt32LittleEndian(head);
        var little = first is 348 or 540;
        var version2 = (little ? first : BinaryPrimitives.ReverseEndianness(first)) switch { 348 => false, 540 when head.Length == 540 => true, _ => throw Refuse() };
        var magic = head.Slice(version2 ? 4 : 344, 3);
        if (magic.SequenceEqual("ni1"u8) || magic.SequenceEqual("ni2"u8))
            throw new FileRefusedException("The NIfTI image keeps its voxels in another file. Write one .nii or .nii.gz file.");
        if (!magic.SequenceEqual("n+1"u8) && !magic.SequenceEqual("n+2"u8))
            throw Refuse();
        var (dim, step) = version2 ? (16, 8) : (40, 2);
        var count = Read(head, dim, step, little);
        if (count is < 1 or > 7)
            throw new FileRefusedException($"The NIfTI header gives {count} dimensions; 1 to 7 are possible.");
        var sizes = new List<long>();
        for (var i = 1; i <= count; i++)
            sizes.Add(Read(head, dim + i * step, step, little));
        var (type, bitsAt) = version2 ? (12, 14) : (70, 72);
        var code = (int)Read(head, type, 2, little);
        if (!Bits.TryGetValue(code, out var bits) || Read(head, bitsAt, 2, little) != bits)
            throw new FileRefusedException($"The NIfTI header's data type {code} is not known or does not agree with its bits per voxel.");
        var offset = version2 ? Read(head, 168, 8, little) : (long)Math.Clamp(Single(head[108..], little), -1, 1 << 30);
        return offset >= (version2 ? 544 : 352) ? (sizes, bits, offset)
            : throw new FileRefusedException($"The NIfTI header says that voxels begin at byte {offset}, inside the header.");
    }

    private static float Single(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadSingleLittleEndian(bytes) : BinaryPrimitives.ReadSingleBigEndian(bytes);

    private static long Read(ReadOnlySpan<byte> head, int at, int size, bool little) => (size, little) switch
    {
        (2, true) => BinaryPrimitives.ReadInt16LittleEndian(head[at..]),
        (2, false) => BinaryPrimitives.ReadInt16BigEndian(head[at..]),
        (_, true) => BinaryPrimitives.ReadInt64LittleEndian(head[at..]),
        _ => BinaryPrimitives.ReadInt64BigEndian(head[at..]),
    };

    private static FileRefusedException Refuse() => new("The file is not a NIfTI image, though its name says so.");
}
