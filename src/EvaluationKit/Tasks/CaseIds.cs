using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Reads the ids of all cases.</summary>
internal static class CaseIds
{
    public static IReadOnlyList<string> Read(SourceFile file, string? column, FaultList faults)
    {
        if (column is null)
        {
            var bytes = file.ReadAll(64 << 20);
            var text = TextEncoding.Of(bytes).GetString(bytes).TrimStart('\uFEFF');
            return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }

        var table = TableReader.Read(file, faults);
        return new TableSchema(TableColumn.Text(column)).Check(table, faults) ? [.. table.Rows.Select(row => row.Text(column))] : [];
    }
}
