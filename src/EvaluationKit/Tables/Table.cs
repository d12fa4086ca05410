using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>Rows of text under named columns, each with its place in the file.</summary>
public sealed class Table
{
    private readonly string[] cells;
    private readonly int[] rows;
    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, double[]> numbers = [];

    internal Table(SourceFile file, IReadOnlyList<string> columns, string[] cells, int[] rows)
    {
        (File, Columns, this.cells, this.rows) = (file, columns, cells, rows);
        places = columns.Select((name, at) => (name, at)).ToDictionary(column => column.name, column => column.at, StringComparer.Ordinal);
    }

    /// <summary>Where the rows were read.</summary>
    public SourceFile File { get; }

    /// <summary>Names of the columns as the file has them.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of rows, without the header.</summary>
    public int Count => rows.Length;

    /// <summary>The rows in the order of the file.</summary>
    public IEnumerable<TableRow> Rows => Enumerable.Range(0, Count).Select(index => new TableRow(this, index));

    /// <summary>A row by its number from 0, without the header.</summary>
    public TableRow this[int index] => new(this, index);

    /// <summary>Whether there is such a column; names are compared exactly.</summary>
    public bool Has(string column) => places.ContainsKey(column);

    internal int RowNumber(int index) => rows[index];

    /// <exception cref="KeyNotFoundException">There is no such column: the program asks for one that it did not demand.</exception>
    internal string Text(int index, string column) =>
        places.TryGetValue(column, out var place)
            ? cells[index * Columns.Count + place]
            : throw new KeyNotFoundException($"{File.Name} has no column {column}; demand it with a TableSchema before reading it.");

    internal double Number(int index, string column) => numbers.TryGetValue(column, out var parsed) ? parsed[index] : TableColumn.Parse(Text(index, column));

    /// <summary>Keeps what validation has parsed, so that it is parsed once.</summary>
    internal void Keep(string column, double[] parsed) => numbers[column] = parsed;
}
