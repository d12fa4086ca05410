using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Cases that share a value in a column.</summary>
internal sealed record CaseGroup(string Column, string Value, HashSet<string> Cases);

/// <summary>Which cases belong together, by a table of the ground truth.</summary>
internal sealed record Grouping(string Column, string File, string CaseColumn)
{
    public IReadOnlyList<CaseGroup> Read(SourceFolder truth, FaultList faults)
    {
        var table = TableReader.Read(truth.File(File), faults);
        if (!new TableSchema(TableColumn.Text(CaseColumn), TableColumn.Text(Column)).Unique(CaseColumn).Check(table, faults)) return [];
        return
        [
            .. table.Rows.GroupBy(row => row.Text(Column), row => row.Text(CaseColumn), StringComparer.Ordinal)
                .Select(group => new CaseGroup(Column, group.Key, group.ToHashSet(StringComparer.Ordinal))),
        ];
    }
}
