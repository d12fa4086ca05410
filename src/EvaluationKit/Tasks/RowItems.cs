using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Cases that are rows of a table.</summary>
public static class RowItems
{
    /// <summary>Each row is a case; no case has two.</summary>
    /// <param name="file">Name of the table; where it is not there, the only table of the folder.</param>
    /// <param name="caseColumn">Column of the case's id.</param>
    /// <param name="schema">What else is demanded of it; asked for when the task runs.</param>
    public static Loader<TableRow> OnePerCase(string file, string caseColumn, Func<TableSchema> schema) => (folder, faults) =>
    {
        var table = Read(folder, file, schema().Unique(caseColumn), faults);
        return [.. (table?.Rows ?? []).DistinctBy(row => row.Text(caseColumn), StringComparer.Ordinal).Select(row => new Item<TableRow>(row.Text(caseColumn), () => row) { File = table!.File.Name })];
    };

    /// <summary>The rows of one id are a case.</summary>
    /// <param name="file">Name of the table; where it is not there, the only table of the folder.</param>
    /// <param name="caseColumn">Column of the case's id.</param>
    /// <param name="schema">What else is demanded of it; asked for when the task runs.</param>
    public static Loader<IReadOnlyList<TableRow>> ManyPerCase(string file, string caseColumn, Func<TableSchema> schema) => (folder, faults) =>
    {
        var table = Read(folder, file, schema(), faults);
        return
        [
            .. (table?.Rows ?? []).GroupBy(row => row.Text(caseColumn), StringComparer.Ordinal)
                .Select(rows => (rows.Key, Rows: (IReadOnlyList<TableRow>)[.. rows]))
                .Select(rows => new Item<IReadOnlyList<TableRow>>(rows.Key, () => rows.Rows) { File = table!.File.Name }),
        ];
    };

    /// <summary>Reads and checks a table; null where its rows cannot be used.</summary>
    public static Table? Read(SourceFolder folder, string file, TableSchema schema, FaultList faults)
    {
        var table = TableReader.Read(Find(folder, file, faults), faults);
        return schema.Check(table, faults) ? table : null;
    }

    private static SourceFile Find(SourceFolder folder, string file, FaultList faults)
    {
        if (folder.Has(file)) return folder.File(file);
        var tables = folder.Files(faults)
            .Where(candidate => !candidate.Name.Contains('/') && Path.GetExtension(candidate.Name).ToLowerInvariant() is ".csv" or ".tsv" or ".json")
            .ToList();
        // Whatever it is called, a single table can only be the one that is meant; the truth is the organiser's and named as agreed.
        return tables.Count == 1 && folder.Side == Side.Submission ? tables[0] : folder.File(file);
    }
}
