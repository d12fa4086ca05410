using System.Text;

namespace GrandChallenge.Storage;

/// <summary>The Upload-Metadata header: comma-separated pairs of a key and an optional base64 value.</summary>
internal static class UploadMetadata
{
    public static string FileNameIn(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            return FileName.Clean(null);
        if (header.Length > 4096)
            throw new UploadRefusedException(400, "Upload-Metadata is longer than 4,096 characters.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(','))
        {
            var parts = pair.Trim().Split(' ');
            if (parts.Length > 2 || parts[0].Length == 0 || !values.TryAdd(parts[0], Decode(parts.ElementAtOrDefault(1) ?? "")))
                throw new UploadRefusedException(400, "Upload-Metadata must be unique keys, each with one base64 value: 'filename cHJlZC5jc3Y='.");
        }
        return FileName.Clean(values.GetValueOrDefault("filename") ?? values.GetValueOrDefault("name"));
    }

    private static string Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new UploadRefusedException(400, "A value in Upload-Metadata is not base64.");
    }
}
