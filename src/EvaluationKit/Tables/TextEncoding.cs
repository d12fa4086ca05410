using System.Text;
using System.Text.Unicode;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>Finds out how a text file is encoded.</summary>
internal static class TextEncoding
{
    /// <summary>
    /// The byte order mark decides; without one, UTF-16 where half of every second byte of the start are zero, UTF-8 where the bytes are that, else Latin-1,
    /// in which every byte is a letter.
    /// </summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) return Encoding.UTF8;
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode;
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        if (ZerosAt(bytes, 1)) return Encoding.Unicode;
        if (ZerosAt(bytes, 0)) return Encoding.BigEndianUnicode;
        return Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;
    }

    private static bool ZerosAt(ReadOnlySpan<byte> bytes, int first)
    {
        var start = bytes[..(Math.Min(bytes.Length, 1024) & ~1)];
        var (here, there) = (0, 0);
        for (var at = 0; at < start.Length; at += 2)
        {
            if (start[at + first] == 0) here++;
            if (start[at + 1 - first] == 0) there++;
        }

        // Headers are mostly of letters below 256, whose high byte is zero; text of one byte a letter has no zeros at all.
        return start.Length >= 4 && there == 0 && here * 4 >= start.Length;
    }
}
