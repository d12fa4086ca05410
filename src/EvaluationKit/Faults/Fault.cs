using System.Text;

namespace GrandChallenge.EvaluationKit.Faults;

/// <summary>One thing that is wrong with what was handed in, where it stands and what would be right.</summary>
/// <param name="Side">Whose it is.</param>
/// <param name="Problem">What is wrong, without a full stop: "\"abc\" is not a number".</param>
/// <param name="Remedy">What would be right, as a wish without a full stop: "write a number from 0 to 1".</param>
public sealed record Fault(Side Side, string Problem, string Remedy)
{
    /// <summary>Path of the file within its folder, with forward slashes.</summary>
    public string? File { get; init; }

    /// <summary>Line of a table as an editor counts it: the header is row 1. In JSON the number of the entry, from 1.</summary>
    public int? Row { get; init; }

    /// <summary>Column of a table.</summary>
    public string? Column { get; init; }

    /// <summary>Id of a case.</summary>
    public string? Case { get; init; }

    /// <summary>The fault as one sentence on one line, whatever bytes a stranger put into it.</summary>
    public override string ToString()
    {
        var sentence = new StringBuilder();
        if (Side == Side.GroundTruth) sentence.Append("Ground truth, ");
        if (File is not null) sentence.Append(File).Append(", ");
        if (Row is not null) sentence.Append("row ").Append(Row).Append(", ");
        if (Column is not null) sentence.Append("column ").Append(Column).Append(", ");
        if (Case is not null && File is null) sentence.Append("case ").Append(Case).Append(", ");
        if (sentence.Length > 0) sentence.Length -= 2;
        if (sentence.Length > 0) sentence.Append(": ");
        return Quoted.Printable(sentence.Append(Problem).Append("; ").Append(Remedy).Append('.').ToString(), 1000);
    }
}
