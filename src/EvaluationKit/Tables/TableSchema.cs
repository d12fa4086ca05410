using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>What a table must look like. It can be extended, and every fault is noted, not the first.</summary>
/// <param name="columns">The columns, in any order in the file.</param>
public sealed class TableSchema(params IEnumerable<TableColumn> columns)
{
    private readonly List<TableColumn> columns = [.. columns];
    private readonly List<string> key = [];
    private bool othersAllowed = true;

    /// <summary>The columns that are demanded or checked.</summary>
    public IReadOnlyList<TableColumn> Columns => columns;

    /// <summary>Demands or checks a further column.</summary>
    public TableSchema With(TableColumn column)
    {
        columns.Add(column);
        return this;
    }

    /// <summary>No two rows may have the same values in these columns together.</summary>
    public TableSchema Unique(params IEnumerable<string> columns)
    {
        key.AddRange(columns);
        return this;
    }

    /// <summary>Refuses columns that are not listed; without it they are passed over.</summary>
    public TableSchema NoOtherColumns()
    {
        othersAllowed = false;
        return this;
    }

    /// <summary>Checks a table. Values are checked in the columns that are there even where others are missing.</summary>
    /// <returns>Whether every demanded column is there: whether rows can be read at all.</returns>
    public bool Check(Table table, FaultList faults)
    {
        var missing = columns.Where(column => !column.Optional && !table.Has(column.Name)).Select(column => column.Name).ToList();
        foreach (var name in missing)
            faults.Add(table.File.FaultAt(1, name, $"the column is missing; there are {Quoted.List(table.Columns)}", "add it to the header, in the same capitals"));
        if (!othersAllowed)
        {
            foreach (var name in table.Columns.Except(columns.Select(column => column.Name), StringComparer.Ordinal))
                faults.Add(table.File.FaultAt(1, name, "the column is not asked for", "remove it"));
        }

        foreach (var column in columns.Where(column => table.Has(column.Name)))
            column.Check(table, faults);
        if (key.Count > 0 && key.TrueForAll(table.Has)) CheckKey(table, faults);
        return missing.Count == 0;
    }

    private void CheckKey(Table table, FaultList faults)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            // The unit separator cannot come from a table that anyone wrote by hand.
            var value = string.Join('\u001f', key.Select(row.Text));
            if (seen.TryAdd(value, row.Number)) continue;
            faults.Add(row.Fault(
                string.Join(", ", key), $"{Quoted.Of(value.Replace("\u001f", ", "))} stands in row {seen[value]} already", "keep one row of each"));
        }
    }
}
