using System.Globalization;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>
/// Reads the head of NRRD 1 to 5: attached (.nrrd) or with its voxels beside it (.nhdr). RAS and LAS are turned into LPS; a file without a space
/// has the axes of LPS. Format: "Definition of NRRD File Format", teem.sourceforge.net/nrrd/format.html.
/// </summary>
internal static class NrrdReader
{
    private static readonly Dictionary<string, ElementType> Elements = new(StringComparer.Ordinal)
    {
        ["signed char"] = ElementType.Int8,
        ["int8"] = ElementType.Int8,
        ["int8_t"] = ElementType.Int8,
        ["uchar"] = ElementType.UInt8,
        ["unsigned char"] = ElementType.UInt8,
        ["uint8"] = ElementType.UInt8,
        ["uint8_t"] = ElementType.UInt8,
        ["short"] = ElementType.Int16,
        ["short int"] = ElementType.Int16,
        ["signed short"] = ElementType.Int16,
        ["signed short int"] = ElementType.Int16,
        ["int16"] = ElementType.Int16,
        ["int16_t"] = ElementType.Int16,
        ["ushort"] = ElementType.UInt16,
        ["unsigned short"] = ElementType.UInt16,
        ["unsigned short int"] = ElementType.UInt16,
        ["uint16"] = ElementType.UInt16,
        ["uint16_t"] = ElementType.UInt16,
        ["int"] = ElementType.Int32,
        ["signed int"] = ElementType.Int32,
        ["int32"] = ElementType.Int32,
        ["int32_t"] = ElementType.Int32,
        ["uint"] = ElementType.UInt32,
        ["unsigned int"] = ElementType.UInt32,
        ["uint32"] = ElementType.UInt32,
        ["uint32_t"] = ElementType.UInt32,
        ["longlong"] = ElementType.Int64,
        ["long long"] = ElementType.Int64,
        ["long long int"] = ElementType.Int64,
        ["signed long long"] = ElementType.Int64,
        ["signed long long int"] = ElementType.Int64,
        ["int64"] = ElementType.Int64,
        ["int64_t"] = ElementType.Int64,
        ["ulonglong"] = ElementType.UInt64,
        ["unsigned long long"] = ElementType.UInt64,
        ["unsigned long long int"] = ElementType.UInt64,
        ["uint64"] = ElementType.UInt64,
        ["uint64_t"] = ElementType.UInt64,
        ["float"] = ElementType.Float32,
        ["double"] = ElementType.Float64,
    };

    public static StoredImage Read(SourceFile file, ImageLimits limits)
    {
        var (fields, dataStart) = ReadFields(file);
        var element = Elements.TryGetValue(fields.GetValueOrDefault("type", ""), out var known)
            ? known
            : throw file.Fault($"the type {Quoted.Of(fields.GetValueOrDefault("type", ""))} is unknown", "use one such as uchar or short");
        var geometry = GeometryOf(file, fields, limits);
        var packing = fields.GetValueOrDefault("encoding", "raw").ToLowerInvariant() switch
        {
            "raw" => Packing.None,
            "gzip" or "gz" => Packing.GZip,
            var other => throw file.Fault($"the encoding {Quoted.Of(other)} is not read here", "save it with the encoding raw or gzip"),
        };
        var stored = new StoredImage(file, geometry, element, fields.GetValueOrDefault("endian") == "big", () => Stream.Null);
        var (data, start) = DataOf(file, fields, dataStart, packing, stored.Bytes);
        return StoredData.At(stored, data, start, packing);
    }

    private static (Dictionary<string, string> Fields, long DataStart) ReadFields(SourceFile file)
    {
        using var head = new HeadReader(file);
        if (head.NextLine() is not { Length: 8 } magic || !magic.StartsWith("NRRD000", StringComparison.Ordinal) || magic[7] is < '1' or > '5')
            throw file.Fault("this is not NRRD: it does not start with NRRD0001 to NRRD0005", "save the image as .nrrd");

        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (head.NextLine() is { } line)
        {
            if (line.Length == 0) return (fields, head.Position);
            var colon = line.IndexOf(':');
            if (line[0] == '#' || colon < 0 || line.AsSpan(colon).StartsWith(":=")) continue;
            fields[line[..colon].Trim().Replace("datafile", "data file", StringComparison.OrdinalIgnoreCase)] = line[(colon + 1)..].Trim();
        }

        // A head whose voxels lie elsewhere may end with its file.
        return fields.ContainsKey("data file")
            ? (fields, head.Position)
            : throw file.Fault("its head does not end with an empty line", "save the image as .nrrd");
    }

    private static Geometry GeometryOf(SourceFile file, Dictionary<string, string> fields, ImageLimits limits)
    {
        if (!int.TryParse(fields.GetValueOrDefault("dimension"), NumberStyles.None, CultureInfo.InvariantCulture, out var dimensions) || dimensions is < 2 or > 4)
            throw file.Fault($"the dimension is {Quoted.Of(fields.GetValueOrDefault("dimension", ""))}", "save an image of two or three dimensions");
        var size = HeadReader.Numbers(fields.GetValueOrDefault("sizes", ""), ' ', dimensions)
            ?? throw file.Fault("sizes is missing or wrong", $"write {dimensions} whole numbers");
        if (dimensions == 4 && size[3] != 1) throw file.Fault("it has 4 dimensions", "save an image of two or three dimensions, one file a time point");
        size = size[..Math.Min(3, dimensions)];

        if (fields.TryGetValue("space directions", out var directions)) return Spatial(file, fields, size, Vectors(file, directions), limits);
        var spacing = fields.TryGetValue("spacings", out var spacings)
            ? HeadReader.Numbers(spacings, ' ', dimensions) ?? throw file.Fault($"spacings is {Quoted.Of(spacings)}", $"write {dimensions} numbers of mm")
            : [1, 1, 1];
        return new GeometryParts(file, size, spacing, [0, 0, 0], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]).Build(limits);
    }

    private static Geometry Spatial(SourceFile file, Dictionary<string, string> fields, double[] size, List<double[]> directions, ImageLimits limits)
    {
        var signs = SignsOf(file, fields);
        if (directions.Count < size.Length || directions.Exists(direction => direction.Length < size.Length))
            throw file.Fault("space directions does not give a vector for each axis", $"write {size.Length} vectors of {size.Length} numbers");
        var origin = fields.TryGetValue("space origin", out var text) && Vectors(file, text) is [var only] ? only : [0, 0, 0];
        if (origin.Length < size.Length) throw file.Fault($"space origin is {Quoted.Of(text)}", $"write one vector of {size.Length} numbers");

        var spacing = new double[size.Length];
        var axes = new double[size.Length][];
        for (var axis = 0; axis < size.Length; axis++)
        {
            var length = spacing[axis] = Math.Sqrt(directions[axis].Take(size.Length).Sum(number => number * number));
            axes[axis] = [.. directions[axis].Take(size.Length).Select((number, at) => signs[at] * (length > 0 ? number / length : number))];
        }

        return new GeometryParts(file, size, spacing, [.. origin.Take(size.Length).Select((number, at) => signs[at] * number)], axes).Build(limits);
    }

    private static double[] SignsOf(SourceFile file, Dictionary<string, string> fields) =>
        fields.GetValueOrDefault("space", "").ToLowerInvariant() switch
        {
            "right-anterior-superior" or "ras" => [-1, -1, 1],
            "left-anterior-superior" or "las" => [1, -1, 1],
            "left-posterior-superior" or "lps" or "3d-right-handed" or "scanner-xyz" or "" => [1, 1, 1],
            var other => throw file.Fault($"the space {Quoted.Of(other)} is not read here", "save it with the space left-posterior-superior"),
        };

    private static List<double[]> Vectors(SourceFile file, string text)
    {
        var vectors = new List<double[]>();
        foreach (var part in text.Split([')', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Aggregate("", Joined).Split('('))
        {
            if (part.Length == 0) continue;
            vectors.Add(
                HeadReader.Numbers(part, ',', part.Count(letter => letter == ',') + 1)
                ?? throw file.Fault($"{Quoted.Of(text)} is no list of vectors", "write vectors such as (1,0,0)"));
        }

        return vectors;

        static string Joined(string before, string part) => before + part;
    }

    private static (SourceFile File, long Start) DataOf(
        SourceFile file, Dictionary<string, string> fields, long dataStart, Packing packing, long rawBytes)
    {
        var data = file;
        if (fields.TryGetValue("data file", out var name))
        {
            if (name.StartsWith("LIST", StringComparison.Ordinal) || name.Contains('%'))
                throw file.Fault("its voxels are spread over several files", "save the image as one .nrrd");
            (data, dataStart) = (file.Neighbour(name), 0);
        }

        foreach (var field in (ReadOnlySpan<string>)["line skip", "lineskip"])
        {
            if (fields.GetValueOrDefault(field, "0") != "0") throw file.Fault("it skips lines of its data", "save the image without a line skip");
        }

        var skipped = fields.GetValueOrDefault("byte skip", fields.GetValueOrDefault("byteskip", "0"));
        if (!long.TryParse(skipped, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bytes) || bytes < -1 || bytes > 1 << 24)
            throw file.Fault($"byte skip is {Quoted.Of(skipped)}", "leave it out");
        // Bytes are skipped behind the packing; -1 counts from the end, and only plain voxels have one to count from.
        if (bytes != 0 && packing != Packing.None) throw file.Fault("it skips bytes of compressed data", "save the image without a byte skip");
        return (data, bytes == -1 ? Math.Max(0, data.Length - rawBytes) : dataStart + bytes);
    }
}
