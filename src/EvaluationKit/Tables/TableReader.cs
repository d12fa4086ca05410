using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>Reads tables: JSON where the file is named so, else CSV.</summary>
public static class TableReader
{
    /// <summary>
    /// Reads a whole table. CSV: a header row, then one row a line; the delimiter (comma, semicolon, tab or bar) and the encoding (UTF-8, UTF-16,
    /// else Latin-1) are found out; values may stand in double quotes (RFC 4180). JSON: an array of objects whose values are text, numbers, true,
    /// false or null.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="faults">Rows that cannot be read are noted here and left out.</param>
    /// <param name="limits">Size and number of cells; 256 MiB and 20 million unless given.</param>
    /// <exception cref="FaultException">The file as a whole cannot be read.</exception>
    public static Table Read(SourceFile file, FaultList faults, TableLimits? limits = null) =>
        file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? JsonTableReader.Read(file, limits ?? TableLimits.Default)
            : CsvTableReader.Read(file, faults, limits ?? TableLimits.Default);

    internal static FaultException TooManyCells(SourceFile file, TableLimits limits) =>
        file.Fault($"it has more than {limits.Cells} cells", "leave out rows and columns that are not asked for");

    internal static void DemandColumns(SourceFile file, IReadOnlyList<string> columns)
    {
        if (columns.Count > 1000) throw file.Fault($"it has {columns.Count} columns", "leave out those that are not asked for");
        var twice = columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw file.Fault($"the column {Quoted.Of(twice)} stands there twice", "keep one of them");
    }
}
