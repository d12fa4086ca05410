using System.Globalization;
using System.Text;

namespace GrandChallenge.Scoring;

/// <summary>
/// Reads the rows of a UTF-8 CSV file in one pass without copying: comma separated, one header row, columns in any order,
/// LF or CRLF, optional byte order mark, optional double quotes round a value (no line break within). Empty lines are passed over.
/// </summary>
public ref struct CsvRows
{
    private readonly ScoringFile file;
    private readonly string[] wanted;
    private readonly int[] wantedAt;
    private readonly (int Start, int Length)[] values;
    private int position;

    /// <param name="file">The file; it raises its own kind of fault.</param>
    /// <param name="columns">Columns that the header must have; <see cref="Text"/> and <see cref="Number"/> take an index into this list.</param>
    public CsvRows(ScoringFile file, params string[] columns)
    {
        this.file = file;
        wanted = columns;
        values = [];
        position = SkipByteOrderMark(file);
        if (!NextLine(out var start, out var length))
            throw file.Fault($"the file is empty; it needs the header row {string.Join(',', columns)}.");

        var header = Encoding.UTF8.GetString(file.Bytes.AsSpan(start, length)).Split(',', StringSplitOptions.TrimEntries);
        for (var i = 0; i < header.Length; i++)
            header[i] = header[i].Trim('"');
        values = new (int, int)[header.Length];
        wantedAt = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            wantedAt[i] = Array.IndexOf(header, columns[i]);
            if (wantedAt[i] < 0)
                throw file.Fault($"the column {columns[i]} is missing; the header is \"{Quote(file.Bytes.AsSpan(start, length), 120)}\".");
        }
    }

    /// <summary>Number of the current row as an editor shows it: the header of a file without empty lines is row 1.</summary>
    public int Row { get; private set; }

    /// <summary>Moves to the next row; false at the end of the file.</summary>
    public bool Next()
    {
        if (!NextLine(out var start, out var length))
            return false;

        var line = file.Bytes.AsSpan(start, length);
        var count = 0;
        for (var at = 0; at <= line.Length; count++)
        {
            var size = ValueLength(line[at..]);
            if (count < values.Length)
                values[count] = (start + at, size);
            at += size + 1;
        }

        if (count != values.Length)
            throw file.Fault($"row {Row} has {count} {(count == 1 ? "value" : "values")} where the header has {values.Length}.");
        return true;
    }

    /// <summary>The value of a wanted column in the current row, without surrounding blanks and quotes.</summary>
    public readonly ReadOnlySpan<byte> Text(int column)
    {
        var (start, length) = values[wantedAt[column]];
        var value = file.Bytes.AsSpan(start, length).Trim(" \t"u8);
        return value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;
    }

    /// <summary>The value of a wanted column as a finite number with a decimal point.</summary>
    public readonly double Number(int column)
    {
        var text = Text(column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Fault(column, text.IsEmpty ? "is empty; a number is needed" : $"\"{Quote(text, 40)}\" is not a finite number");
    }

    /// <summary>A fault that names the current row and a wanted column.</summary>
    public readonly Exception Fault(int column, string sentence) => file.Fault($"row {Row}, column {wanted[column]}: {sentence}.");

    /// <summary>Bytes of a stranger as printable text, shortened.</summary>
    public static string Quote(ReadOnlySpan<byte> bytes, int length)
    {
        var text = new StringBuilder(length);
        foreach (var rune in Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, length)]))
            text.Append(char.IsControl(rune) ? '?' : rune);
        return bytes.Length > length ? text.Append('…').ToString() : text.ToString();
    }

    private static int SkipByteOrderMark(ScoringFile file)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw file.Fault("the file is encoded as UTF-16; save it as UTF-8.");
        return bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
    }

    private static int ValueLength(ReadOnlySpan<byte> rest)
    {
        var close = rest is [(byte)'"', ..] ? rest[1..].IndexOf((byte)'"') + 1 : 0;
        var comma = rest[Math.Max(close, 0)..].IndexOf((byte)',');
        return comma < 0 ? rest.Length : comma + Math.Max(close, 0);
    }

    private bool NextLine(out int start, out int length)
    {
        do
        {
            (start, length) = (position, 0);
            if (position >= file.Bytes.Length)
                return false;

            var rest = file.Bytes.AsSpan(position);
            var end = rest.IndexOf((byte)'\n');
            length = end < 0 ? rest.Length : end;
            position += length + 1;
            Row++;
            if (length > 0 && rest[length - 1] == '\r')
                length--;
        }
        while (length == 0);
        return true;
    }
}
