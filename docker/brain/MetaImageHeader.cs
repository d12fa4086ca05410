using System.Globalization;
using System.Text;
using GrandChallenge.Scoring;

namespace GrandChallenge.BrainEvaluator;

/// <summary>The text head of a three-dimensional MetaImage with its voxels in the same file (.mha).</summary>
/// <param name="Size">Voxels along x, y, z; x varies fastest in the data.</param>
/// <param name="SpacingMm">Distance between voxel centres along x, y, z in mm.</param>
/// <param name="OriginMm">Centre of the first voxel in mm.</param>
/// <param name="Direction">The nine direction cosines as TransformMatrix holds them.</param>
/// <param name="DataStart">Offset of the first byte after the head.</param>
internal sealed record MetaImageHeader(
    int[] Size, double[] SpacingMm, double[] OriginMm, double[] Direction,
    string ElementType, bool BigEndian, bool Compressed, int DataStart)
{
    private const int LongestHead = 64 << 10;

    public long Voxels => (long)Size[0] * Size[1] * Size[2];

    /// <summary>Reads the head; every refusal names the key and what it should hold.</summary>
    public static MetaImageHeader Read(ScoringFile file)
    {
        var (keys, dataStart) = ReadKeys(file);
        if (Numbers(file, keys, ["NDims"], 1)?[0] is not 3)
            throw file.Fault("NDims must be 3.");
        if (keys.GetValueOrDefault("ElementDataFile") is not ("LOCAL" or "Local" or "local"))
            throw file.Fault("ElementDataFile must be LOCAL: the voxels belong in the same file.");
        if (Numbers(file, keys, ["ElementNumberOfChannels"], 1)?[0] is not (null or 1))
            throw file.Fault("ElementNumberOfChannels must be 1: a label map has one value a voxel.");
        if (IsTrue(keys, "BinaryData") is false || Numbers(file, keys, ["HeaderSize"], 1)?[0] is not (null or 0))
            throw file.Fault("voxels must be binary and follow the head directly (BinaryData = True, no HeaderSize).");

        return new MetaImageHeader(
            SizeOf(file, keys),
            Numbers(file, keys, ["ElementSpacing", "ElementSize"], 3) ?? [1, 1, 1],
            Numbers(file, keys, ["Offset", "Position", "Origin"], 3) ?? [0, 0, 0],
            Numbers(file, keys, ["TransformMatrix", "Orientation", "Rotation"], 9) ?? [1, 0, 0, 0, 1, 0, 0, 0, 1],
            keys.GetValueOrDefault("ElementType") ?? throw file.Fault("ElementType is missing."),
            IsTrue(keys, "BinaryDataByteOrderMSB") ?? IsTrue(keys, "ElementByteOrderMSB") ?? false,
            IsTrue(keys, "CompressedData") ?? false,
            dataStart);
    }

    private static (Dictionary<string, string> Keys, int DataStart) ReadKeys(ScoringFile file)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < Math.Min(file.Bytes.Length, LongestHead);)
        {
            var rest = file.Bytes.AsSpan(at, Math.Min(file.Bytes.Length - at, LongestHead));
            var length = rest.IndexOf((byte)'\n');
            if (length < 0)
                break;

            var pair = Encoding.ASCII.GetString(rest[..length]).Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length != 2)
                break;
            keys[pair[0]] = pair[1];
            at += length + 1;
            if (pair[0] == "ElementDataFile")
                return (keys, at);
        }

        throw file.Fault("this is not a MetaImage: its head of lines \"Key = Value\" up to ElementDataFile was not found.");
    }

    private static int[] SizeOf(ScoringFile file, Dictionary<string, string> keys)
    {
        var size = Numbers(file, keys, ["DimSize"], 3) ?? throw file.Fault("DimSize is missing.");
        return Array.TrueForAll(size, n => n is >= 1 and <= 65535 && n == Math.Floor(n)) && size[0] * size[1] * size[2] <= 1 << 28
            ? Array.ConvertAll(size, n => (int)n)
            : throw file.Fault("DimSize must be three whole numbers from 1 to 65535 with at most 268435456 voxels in all.");
    }

    private static double[]? Numbers(ScoringFile file, Dictionary<string, string> keys, string[] names, int count)
    {
        var name = Array.Find(names, keys.ContainsKey);
        if (name is null)
            return null;

        var words = keys[name].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var numbers = new double[count];
        var good = words.Length == count;
        for (var i = 0; good && i < count; i++)
            good = double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) && double.IsFinite(numbers[i]);
        return good ? numbers : throw file.Fault($"{name} must hold {count} finite {(count == 1 ? "number" : "numbers")}.");
    }

    private static bool? IsTrue(Dictionary<string, string> keys, string name) =>
        keys.TryGetValue(name, out var value) ? value.StartsWith("T", StringComparison.OrdinalIgnoreCase) || value == "1" : null;
}
