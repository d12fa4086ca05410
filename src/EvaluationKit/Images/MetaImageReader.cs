using System.Globalization;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>
/// Reads the head of a MetaImage: .mha, or .mhd with its voxels beside it. A row of TransformMatrix is the direction of one axis in LPS.
/// Format: MetaIO documentation, "MetaObject Tags" and "MetaImage Tags".
/// </summary>
internal static class MetaImageReader
{
    private static readonly Dictionary<string, ElementType> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MET_CHAR"] = ElementType.Int8,
        ["MET_UCHAR"] = ElementType.UInt8,
        ["MET_SHORT"] = ElementType.Int16,
        ["MET_USHORT"] = ElementType.UInt16,
        ["MET_INT"] = ElementType.Int32,
        ["MET_UINT"] = ElementType.UInt32,
        // MetaIO fixes a long at four bytes, whatever the machine.
        ["MET_LONG"] = ElementType.Int32,
        ["MET_ULONG"] = ElementType.UInt32,
        ["MET_LONG_LONG"] = ElementType.Int64,
        ["MET_ULONG_LONG"] = ElementType.UInt64,
        ["MET_FLOAT"] = ElementType.Float32,
        ["MET_DOUBLE"] = ElementType.Float64,
    };

    public static StoredImage Read(SourceFile file, ImageLimits limits)
    {
        var (keys, dataStart) = ReadKeys(file);
        var dimensions = Whole(file, keys, "NDims") ?? throw file.Fault("NDims is missing", "write NDims = 2 or NDims = 3");
        if (Whole(file, keys, "ElementNumberOfChannels") is not (null or 1))
            throw file.Fault("it has more than one channel", "save an image with one value a voxel (ElementNumberOfChannels = 1)");
        if (IsTrue(keys, "BinaryData") is false)
            throw file.Fault("its voxels are text", "save it with BinaryData = True");

        var element = Elements.TryGetValue(keys.GetValueOrDefault("ElementType", ""), out var known)
            ? known
            : throw file.Fault($"the ElementType {Quoted.Of(keys.GetValueOrDefault("ElementType", ""))} is unknown", "use one such as MET_UCHAR or MET_SHORT");
        var geometry = GeometryOf(file, keys, dimensions, limits);
        var compressed = IsTrue(keys, "CompressedData") ?? false;
        var bigEndian = IsTrue(keys, "BinaryDataByteOrderMSB") ?? IsTrue(keys, "ElementByteOrderMSB") ?? false;
        var (dataFile, start) = DataOf(file, keys, dataStart, compressed ? null : (long)geometry.Grid.Count * element.Bytes());
        return StoredData.At(
            new StoredImage(file, geometry, element, bigEndian, () => Stream.Null), dataFile, start, compressed ? Packing.ZLib : Packing.None);
    }

    private static (Dictionary<string, string> Keys, long DataStart) ReadKeys(SourceFile file)
    {
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var head = new HeadReader(file);
        while (head.NextLine() is { } line)
        {
            var pair = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length != 2) break;
            keys[pair[0]] = pair[1];
            if (pair[0].Equals("ElementDataFile", StringComparison.OrdinalIgnoreCase)) return (keys, head.Position);
        }

        throw file.Fault("this is not a MetaImage: its head has no line ElementDataFile", "save the image as .mha");
    }

    private static Geometry GeometryOf(SourceFile file, Dictionary<string, string> keys, int dimensions, ImageLimits limits)
    {
        if (dimensions is < 2 or > 4) throw file.Fault($"NDims is {dimensions}", "save an image of two or three dimensions");
        var size = Numbers(file, keys, dimensions, "DimSize") ?? throw file.Fault("DimSize is missing", $"write the {dimensions} sizes in voxels");
        var spacing = Numbers(file, keys, dimensions, "ElementSpacing", "ElementSize") ?? Filled(dimensions, 1);
        var origin = Numbers(file, keys, dimensions, "Offset", "Position", "Origin") ?? Filled(dimensions, 0);
        var matrix = Numbers(file, keys, dimensions * dimensions, "TransformMatrix", "Orientation", "Rotation");
        var axes = Enumerable.Range(0, dimensions)
            .Select(axis => matrix is null ? Unit(dimensions, axis) : matrix[(axis * dimensions)..((axis + 1) * dimensions)])
            .ToArray();
        return new GeometryParts(file, size, spacing, origin, axes).Build(limits);
    }

    private static (SourceFile File, long Start) DataOf(SourceFile file, Dictionary<string, string> keys, long dataStart, long? rawBytes)
    {
        var name = keys["ElementDataFile"];
        var isLocal = name.Equals("LOCAL", StringComparison.OrdinalIgnoreCase);
        if (!isLocal && (name.StartsWith("LIST", StringComparison.Ordinal) || name.Contains('%')))
            throw file.Fault("its voxels are spread over several files", "save the image as one .mha");

        var data = isLocal ? file : file.Neighbour(name);
        var skipped = Whole(file, keys, "HeaderSize") ?? 0;
        if (skipped == -1 && rawBytes is { } bytes) return (data, Math.Max(0, data.Length - bytes));
        if (skipped < 0) throw file.Fault($"HeaderSize is {skipped}", "leave HeaderSize out");
        return (data, isLocal ? dataStart : skipped);
    }

    private static int? Whole(SourceFile file, Dictionary<string, string> keys, string name)
    {
        if (!keys.TryGetValue(name, out var text)) return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw file.Fault($"{name} is {Quoted.Of(text)}", "write one whole number");
    }

    private static double[]? Numbers(SourceFile file, Dictionary<string, string> keys, int count, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (keys.TryGetValue(name, out var text))
                return HeadReader.Numbers(text, ' ', count) ?? throw file.Fault($"{name} is {Quoted.Of(text)}", $"write {count} finite numbers");
        }

        return null;
    }

    private static bool? IsTrue(Dictionary<string, string> keys, string name) =>
        keys.TryGetValue(name, out var value) ? value.StartsWith("T", StringComparison.OrdinalIgnoreCase) || value == "1" : null;

    private static double[] Filled(int count, double value) => [.. Enumerable.Repeat(value, count)];

    private static double[] Unit(int count, int axis) => [.. Enumerable.Range(0, count).Select(at => at == axis ? 1.0 : 0)];
}
