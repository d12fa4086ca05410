using System.Runtime.InteropServices;
using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>One row of a table.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct TableRow
{
    private readonly Table table;
    private readonly int index;

    internal TableRow(Table table, int index) => (this.table, this.index) = (table, index);

    /// <summary>Line of the file as an editor counts it, the header being 1; in JSON the number of the entry, from 1.</summary>
    public int Number => table.RowNumber(index);

    /// <summary>Whether the table has such a column.</summary>
    public bool Has(string column) => table.Has(column);

    /// <summary>The value of a column without blanks around it; empty where it is missing.</summary>
    public string Text(string column) => table.Text(index, column);

    /// <summary>The value of a column as a number with a decimal point; NaN where it is missing or no number.</summary>
    public double Real(string column) => table.Number(index, column);

    /// <summary>A fault of this row.</summary>
    public Fault Fault(string? column, string problem, string remedy) => table.File.FaultAt(Number, column, problem, remedy);
}
