using System.Globalization;
using System.Text;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>Reads the lines of text at the start of an image file, 64 KiB of them at most, and knows where the bytes after them begin.</summary>
internal sealed class HeadReader : IDisposable
{
    private const int LongestHead = 64 << 10;

    private readonly Stream stream;
    private readonly byte[] head;
    private int position;

    public HeadReader(SourceFile file)
    {
        stream = file.Open();
        head = new byte[Math.Min(stream.Length, LongestHead)];
        stream.ReadExactly(head);
    }

    /// <summary>Offset of the byte after the last line that was read.</summary>
    public long Position => position;

    /// <summary>The next line without its end; null where there is none within the limit.</summary>
    public string? NextLine()
    {
        var rest = head.AsSpan(position);
        var length = rest.IndexOf((byte)'\n');
        // The last line of a head without voxels behind it may lack its end.
        if (length < 0 && (rest.Length == 0 || head.Length == LongestHead)) return null;
        if (length < 0) length = rest.Length;
        position = Math.Min(position + length + 1, head.Length);
        return Encoding.Latin1.GetString(rest[..length]).TrimEnd('\r');
    }

    /// <summary>So many finite numbers, or null.</summary>
    public static double[]? Numbers(string text, char separator, int count)
    {
        var words = text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length != count) return null;
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            if (!double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i])) return null;
        }

        return numbers;
    }

    public void Dispose() => stream.Dispose();
}
