using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GrandChallenge.Storage;

/// <summary>MetaImage with its voxels in the same file (https://itk.org/Wiki/ITK/MetaIO/Documentation).</summary>
internal static class MetaImageCheck
{
    private const int MaxHeader = 64 << 10;

    private static readonly Dictionary<string, int> ElementBytes = new (string Type, int Bytes)[]
    {
        ("MET_CHAR", 1), ("MET_UCHAR", 1), ("MET_SHORT", 2), ("MET_USHORT", 2), ("MET_INT", 4), ("MET_UINT", 4), ("MET_LONG", 4), ("MET_ULONG", 4),
        ("MET_LONG_LONG", 8), ("MET_ULONG_LONG", 8), ("MET_FLOAT", 4), ("MET_DOUBLE", 8),
    }.ToDictionary(t => t.Type, t => t.Bytes, StringComparer.Ordinal);

    public static async Task RunAsync(Stream image, long maxBytes, CancellationToken ct)
    {
        var (header, start) = await HeaderAsync(image, ct);
        if (header["ElementDataFile"] != "LOCAL")
            throw new FileRefusedException("The image keeps its voxels in another file (ElementDataFile is not LOCAL). Write one .mha file.");
        if (header.GetValueOrDefault("BinaryData", "True").Equals("False", StringComparison.OrdinalIgnoreCase))
            throw new FileRefusedException("The image has BinaryData = False; write it as binary.");
        var type = header.GetValueOrDefault("ElementType", "");
        if (!ElementBytes.TryGetValue(type, out var bytes))
            throw new FileRefusedException($"The image's ElementType '{EntryPath.Show(type)}' is not known; use one such as MET_UCHAR, MET_SHORT or MET_FLOAT.");
        var dimensions = Numbers(header, "NDims").FirstOrDefault();
        var sizes = Numbers(header, "DimSize");
        if (dimensions is < 1 or > 5 || sizes.Count != dimensions)
            throw new FileRefusedException($"The image's header has NDims = {dimensions} and {sizes.Count} numbers in DimSize; they must agree, 1 to 5.");
        var channels = header.ContainsKey("ElementNumberOfChannels") ? Numbers(header, "ElementNumberOfChannels")[0] : 1;
        var promised = ImageCheck.Bytes(sizes.Append(channels), bytes, maxBytes);
        image.Position = start;
        var packed = header.GetValueOrDefault("CompressedData", "False").Equals("True", StringComparison.OrdinalIgnoreCase);
        if (packed && header.ContainsKey("CompressedDataSize"))
            CheckPacked(Numbers(header, "CompressedDataSize")[0], image.Length - start);
        await using var unpacked = packed ? new ZLibStream(image, CompressionMode.Decompress, leaveOpen: true) : null;
        ImageCheck.CheckLength(unpacked is null ? image.Length - start : await ImageCheck.CountAsync(unpacked, promised, ct), promised);
    }

    private static void CheckPacked(long said, long found)
    {
        if (said > found)
            throw new FileRefusedException($"The image's header promises {said:N0} packed bytes, but there are {found:N0}. It is cut short.");
    }

    /// <summary>Lines of "Key = Value" up to and with ElementDataFile, after which the voxels begin.</summary>
    private static async Task<(Dictionary<string, string> Header, long End)> HeaderAsync(Stream image, CancellationToken ct)
    {
        var bytes = new byte[Math.Min(MaxHeader, image.Length)];
        await image.ReadExactlyAsync(bytes, ct);
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int at = 0, end; (end = Array.IndexOf(bytes, (byte)'\n', at)) >= 0; at = end + 1)
        {
            var line = Encoding.Latin1.GetString(bytes, at, end - at).Split('=', 2);
            if (line.Length != 2 || !header.TryAdd(line[0].Trim(), line[1].Trim()))
                break;
            if (header.ContainsKey("ElementDataFile"))
                return (header, end + 1);
        }
        throw new FileRefusedException("The file is not a MetaImage: its header has no ElementDataFile.");
    }

    private static List<long> Numbers(Dictionary<string, string> header, string key) =>
        [.. header.GetValueOrDefault(key, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t =>
            long.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : throw new FileRefusedException($"The image's {key} is '{EntryPath.Show(header[key])}'; whole numbers are needed."))];
}
