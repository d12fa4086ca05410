using System.Text;
using System.Text.Unicode;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>Finds out how a text file is encoded.</summary>
internal static class TextEncoding
{
    /// <summary>
    /// The byte order mark decides; without one, UTF-16 where every second byte of the start is zero, UTF-8 where the bytes are that, else Latin-1,
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
        var start = bytes[..Math.Min(bytes.Length, 64)];
        if (start.Length < 4) return false;
        for (var at = 0; at + 1 < start.Length; at += 2)
        {
            if (start[at + first] != 0 || start[at + 1 - first] == 0) return false;
        }

        return true;
    }
}
