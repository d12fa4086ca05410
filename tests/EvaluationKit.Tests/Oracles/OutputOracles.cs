using System.Text.Json;
using System.Text.RegularExpressions;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Tasks;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>A whole metrics.json, written by a task from files.</summary>
internal static partial class OutputOracles
{
    public static readonly Dictionary<string, Func<Oracle, object>> Answers = new() { ["metrics_json"] = Detection };

    private static object Detection(Oracle oracle)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("truth/truth.csv"), Table(oracle.Inputs.GetProperty("ground_truth_csv").GetString()!));
        File.WriteAllText(folder.At("input/predictions.csv"), Table(oracle.Inputs.GetProperty("submission_csv").GetString()!));
        var threshold = Regex.Match(oracle.Params.GetProperty("threshold").GetString()!, @"^score>(.+)$").Groups[1].Value;
        Evaluate.PointDetection().CaseIn("image_id").Radius(oracle.Number("radius")).CountAbove(double.Parse(threshold)).MatchGreedily()
            .AllowUnknownCases().NoMeasures().Counts().WithColumnMajorCases()
            .Run("--input", folder.At("input"), "--ground-truth", folder.At("truth"), "--output", folder.At("output"))
            .ShouldBe(ExitCode.Scored);
        using var metrics = JsonDocument.Parse(File.ReadAllBytes(folder.At("output/metrics.json")));
        return new Dictionary<string, object>
        {
            ["case"] = InOrderOf(oracle.Expected.GetProperty("case"), (Dictionary<string, object>)Plain(metrics.RootElement.GetProperty("case"))),
            ["aggregates"] = WithId((Dictionary<string, object>)Plain(metrics.RootElement.GetProperty("aggregates"))),
        };
    }

    /// <summary>Rows of the words of the oracle: "case (x,y)score …; case (k,k) score k/10 for k=1..7; all score 1".</summary>
    private static string Table(string words)
    {
        var rows = new List<string> { "image_id,x,y,score" };
        var cases = words.StartsWith("image_id", StringComparison.Ordinal) ? words[(words.IndexOf('/') + 1)..] : words;
        foreach (var part in cases.Split(';', StringSplitOptions.TrimEntries))
        {
            var id = part.Split(' ')[0];
            if (Series().Match(part) is { Success: true } series)
                rows.AddRange(Enumerable.Range(1, int.Parse(series.Groups[1].Value)).Select(k => $"{id},{k},{k},{k / 10.0}"));
            else
                rows.AddRange(Points().Matches(part).Select(point => $"{id},{point.Groups[1]},{point.Groups[2]},{(point.Groups[3].Length > 0 ? point.Groups[3].Value : "1")}"));
        }

        return string.Join('\n', rows);
    }

    // evalutils writes the rows in the order of a set; they are told apart by their ids.
    private static Dictionary<string, object> InOrderOf(JsonElement expected, Dictionary<string, object> columns)
    {
        var ids = (Dictionary<string, object>)columns["id"];
        var rowOf = ids.ToDictionary(id => (string)id.Value, id => id.Key);
        var order = expected.GetProperty("image_id").EnumerateObject().ToDictionary(row => row.Name, row => rowOf[row.Value.GetString()!]);
        return columns.ToDictionary(
            column => column.Key == "id" ? "image_id" : column.Key,
            column => (object)order.ToDictionary(row => row.Key, row => ((Dictionary<string, object>)column.Value)[row.Value]));
    }

    private static Dictionary<string, object> WithId(Dictionary<string, object> aggregates)
    {
        aggregates["image_id"] = aggregates["id"];
        return aggregates;
    }

    private static object Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value)),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetDouble(),
        _ => double.NaN,
    };

    [GeneratedRegex(@"\((\d+),(\d+)\)([\d.]*)")]
    private static partial Regex Points();

    [GeneratedRegex(@"\(k,k\) score k/10 for k=1\.\.(\d+)")]
    private static partial Regex Series();
}
