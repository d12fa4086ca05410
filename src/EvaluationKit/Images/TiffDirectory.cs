using System.Buffers.Binary;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>The tags of a TIFF's only page. Source: TIFF 6.0, section 2; BigTIFF has eight bytes where it has four or two.</summary>
internal sealed class TiffDirectory
{
    private const int MostTags = 4096;
    private const int MostValues = 1 << 22;

    private readonly Dictionary<int, long[]> tags = [];
    private readonly SourceFile file;

    private TiffDirectory(SourceFile file, bool bigEndian) => (this.file, BigEndian) = (file, bigEndian);

    public bool BigEndian { get; }

    public static TiffDirectory Read(SourceFile file)
    {
        using var stream = file.Open();
        var head = new byte[16];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < 8) throw file.Fault("it ends within its head", "send the whole file");
        var directory = new TiffDirectory(file, head[0] == (byte)'M');
        var isBig = directory.Number(head.AsSpan(2, 2)) == 43;
        directory.ReadTags(stream, directory.Number(isBig ? head.AsSpan(8, 8) : head.AsSpan(4, 4)), isBig);
        return directory;
    }

    public bool Has(int tag) => tags.ContainsKey(tag);

    public long[] All(int tag) => tags.TryGetValue(tag, out var values) ? values : throw file.Fault($"the tag {tag} is missing", "save the image as TIFF again");

    public long One(int tag) => All(tag)[0];

    public long One(int tag, long otherwise) => tags.TryGetValue(tag, out var values) ? values[0] : otherwise;

    private void ReadTags(Stream stream, long at, bool isBig)
    {
        var (countBytes, entryBytes, inline) = isBig ? (8, 20, 8) : (2, 12, 4);
        var count = Number(Bytes(stream, at, countBytes));
        if (count is < 1 or > MostTags) throw Damaged();
        var entries = Bytes(stream, at + countBytes, (int)count * entryBytes + inline);
        for (var entry = 0; entry < count; entry++)
        {
            var bytes = entries.AsSpan(entry * entryBytes, entryBytes);
            var (tag, type) = ((int)Number(bytes[..2]), (int)Number(bytes.Slice(2, 2)));
            var size = type switch { 1 or 6 => 1, 3 or 8 => 2, 4 or 9 or 13 => 4, 16 or 17 or 18 => 8, _ => 0 };
            var values = Number(bytes.Slice(4, inline));
            // Text and fractions say nothing of the pixels.
            if (size == 0) continue;
            if (values is < 1 or > MostValues) throw Damaged();
            var stored = values * size <= inline
                ? bytes.Slice(4 + inline, (int)values * size)
                : Bytes(stream, Number(bytes.Slice(4 + inline, inline)), (int)values * size);
            tags[tag] = Split(stored, size);
        }

        if (Number(entries.AsSpan(^inline..)) != 0) throw file.Fault("it has several pages", "save one page a file; a volume as .mha or .nii.gz");
    }

    private long[] Split(ReadOnlySpan<byte> stored, int size)
    {
        var values = new long[stored.Length / size];
        for (var i = 0; i < values.Length; i++)
            values[i] = Number(stored.Slice(i * size, size));
        return values;
    }

    private byte[] Bytes(Stream stream, long at, int count)
    {
        if (at < 8 || at > stream.Length - count) throw Damaged();
        var bytes = new byte[count];
        stream.Position = at;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private long Number(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        4 => BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes),
    };

    private FaultException Damaged() => file.Fault("its table of tags is damaged", "save the image as TIFF again");
}
