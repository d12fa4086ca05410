using System.Text;
using CsvHelper;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>Reads CSV by CsvHelper's parser, which works on bytes and needs no reflection.</summary>
internal static class CsvTableReader
{
    private const int LongestHeader = 1 << 16;

    public static Table Read(SourceFile file, FaultList faults, TableLimits limits)
    {
        using var reader = CsvReader.Create(InUtf8(file.ReadAll(limits.Bytes)), new CsvReaderOptions
        {
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            PoolStrings = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = record => faults.Add(Malformed(file, record)),
        });
        try
        {
            return Read(reader, file, faults, limits);
        }
        catch (CsvFormatException damage)
        {
            throw new FaultException(file.FaultAt((int)Math.Max(1, damage.LineNumber), null, "a row is damaged", "check its double quotes"));
        }
    }

    private static Table Read(CsvReader reader, SourceFile file, FaultList faults, TableLimits limits)
    {
        var columns = reader.Headers.ToArray();
        if (columns.Length == 0) throw file.Fault("it has no header row", "write the names of the columns into its first row");
        if (columns.Sum(name => name.Length) > LongestHeader) throw file.Fault("its header is very long", "write the names of the columns into its first row");
        TableReader.DemandColumns(file, columns);

        var (cells, rows) = (new List<string>(), new List<int>());
        while (reader.Read())
        {
            var row = (int)reader.LineNumber;
            if (reader.FieldCount != columns.Length)
            {
                var values = reader.FieldCount == 1 ? "1 value" : $"{reader.FieldCount} values";
                faults.Add(file.FaultAt(row, null, $"it has {values} where the header has {columns.Length}", "write one value a column"));
                continue;
            }

            for (var column = 0; column < columns.Length; column++) cells.Add(reader.GetString(column));
            rows.Add(row);
            if (cells.Count > limits.Cells) throw TableReader.TooManyCells(file, limits);
        }

        return new Table(file, columns, [.. cells], [.. rows]);
    }

    private static ReadOnlyMemory<byte> InUtf8(byte[] bytes)
    {
        var encoding = TextEncoding.Of(bytes);
        var mark = bytes.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
        return encoding is UTF8Encoding ? bytes.AsMemory(mark) : Encoding.Convert(encoding, Encoding.UTF8, bytes, mark, bytes.Length - mark);
    }

    private static Fault Malformed(SourceFile file, CsvMalformedRecord record) => record.Reason == CsvMalformedReason.UnterminatedQuote
        ? file.FaultAt((int)record.LineNumber, null, "a double quote is never closed", "close it; all that follows was taken for one value")
        : file.FaultAt((int)record.LineNumber, null, "a double quote stands where none belongs", "put the whole value in double quotes and write \"\" for one within");
}
