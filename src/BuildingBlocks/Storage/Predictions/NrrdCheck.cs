using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GrandChallenge.Storage;

/// <summary>NRRD with its voxels in the same file (https://teem.sourceforge.net/nrrd/format.html), raw or gzip.</summary>
internal static class NrrdCheck
{
    private const int MaxHeader = 64 << 10;

    private static readonly (int Bytes, string[] Names)[] Types =
    [
        (1, ["signed char", "int8", "int8_t", "uchar", "unsigned char", "uint8", "uint8_t"]),
        (2, ["short", "short int", "signed short", "signed short int", "int16", "int16_t", "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t"]),
        (4, ["int", "signed int", "int32", "int32_t", "uint", "unsigned int", "uint32", "uint32_t", "float"]),
        (8, ["longlong", "long long", "long long int", "signed long long", "signed long long int", "int64", "int64_t",
            "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t", "double"]),
    ];

    public static async Task RunAsync(Stream image, long maxBytes, CancellationToken ct)
    {
        var (header, start) = await HeaderAsync(image, ct);
        if (header.ContainsKey("data file") || header.ContainsKey("datafile"))
            throw new FileRefusedException("The NRRD image keeps its voxels in another file. Write one .nrrd file.");
        var type = header.GetValueOrDefault("type", "");
        var bytes = Types.FirstOrDefault(t => t.Names.Contains(type, StringComparer.Ordinal)).Bytes;
        if (bytes == 0)
            throw new FileRefusedException($"The NRRD type '{EntryPath.Show(type)}' is not known; use one such as uint8, int16 or float.");
        var sizes = header.GetValueOrDefault("sizes", "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToList();
        if (sizes.Count == 0 || sizes.Count != Number(header.GetValueOrDefault("dimension", "0")))
            throw new FileRefusedException("The NRRD header's dimension and sizes do not agree.");
        var promised = ImageCheck.Bytes(sizes, bytes, maxBytes);
        image.Position = start;
        switch (header.GetValueOrDefault("encoding", ""))
        {
            case "raw":
                ImageCheck.CheckLength(image.Length - start, promised);
                break;
            case "gzip" or "gz":
                await using (var unpacked = new GZipStream(image, CompressionMode.Decompress, leaveOpen: true))
                    ImageCheck.CheckLength(await ImageCheck.CountAsync(unpacked, promised, ct), promised);
                break;
            default:
                throw new FileRefusedException("The NRRD encoding must be raw or gzip.");
        }
    }

    /// <summary>Lines of "key: value" after the magic line, up to the blank line before the voxels.</summary>
    private static async Task<(Dictionary<string, string> Header, long End)> HeaderAsync(Stream image, CancellationToken ct)
    {
        var bytes = new byte[Math.Min(MaxHeader, image.Length)];
        await image.ReadExactlyAsync(bytes, ct);
        var header = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (bytes.AsSpan().StartsWith("NRRD000"u8))
        {
            for (int at = 0, end; (end = Array.IndexOf(bytes, (byte)'\n', at)) >= 0; at = end + 1)
            {
                var line = Encoding.Latin1.GetString(bytes, at, end - at).TrimEnd('\r');
                if (line.Length == 0)
                    return (header, end + 1);
                if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && line[0] != '#')
                    header[line[..colon].Trim()] = line[(colon + 2)..].Trim();
            }
        }
        throw new FileRefusedException("The file is not an NRRD image: its header is missing or has no end.");
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
        ? n : throw new FileRefusedException($"The NRRD header has '{EntryPath.Show(text)}' where a whole number is needed.");
}
