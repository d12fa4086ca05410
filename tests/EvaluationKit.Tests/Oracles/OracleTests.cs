using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Every published value is a test. A book of answers is a static class with a table from metric to calculation.</summary>
public sealed class OracleTests
{
    // One table a family of metrics. A calculation gives a number, a list of numbers or lists, or a dictionary by name.
    private static readonly Dictionary<string, Func<Oracle, object>>[] Books =
    [
        StatisticsOracles.Answers,
        ScoresOracles.Answers,
        OverlapOracles.Book,
        SurfaceOracles.Book,
        VoxelOracles.Book,
        DetectionOracles.Answers,
        RankingOracles.Answers,
        OutputOracles.Answers,
    ];

    public static TheoryData<string> Ids => [.. OracleFile.All.Select(oracle => oracle.Id).DefaultIfEmpty("")];

    [SkippableTheory]
    [MemberData(nameof(Ids))]
    public void A_published_value_is_met(string id)
    {
        Skip.If(id.Length == 0, "shared/data/metrics/oracles.json is absent.");
        var oracle = OracleFile.All.Single(candidate => candidate.Id == id);
        var answer = Books.Select(book => book.GetValueOrDefault(oracle.Metric)).SingleOrDefault(found => found is not null);
        answer.ShouldNotBeNull($"No book answers {oracle.Metric}.");
        if (oracle.Throws) DefinedOutcome.Check(() => answer(oracle), id);
        else if (EmptyMaskDifference.Of(oracle) is { } difference) Convert.ToDouble(answer(oracle)).ShouldBe(difference.Ours, $"{id}: {difference.Why}");
        else Compare(oracle.Expected, answer(oracle), oracle.Tolerance, id);
    }

    private static void Compare(JsonElement expected, object actual, double tolerance, string where)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Array:
                var items = ((System.Collections.IEnumerable)actual).Cast<object>().ToList();
                items.Count.ShouldBe(expected.GetArrayLength(), where);
                foreach (var (item, index) in expected.EnumerateArray().Select((item, index) => (item, index)))
                    Compare(item, items[index], tolerance, $"{where}[{index}]");
                break;
            case JsonValueKind.Object:
                var named = (IReadOnlyDictionary<string, object>)actual;
                foreach (var property in expected.EnumerateObject())
                    Compare(property.Value, named.ShouldContainKeyAndReturn(property.Name, where), tolerance, $"{where}.{property.Name}");
                break;
            case JsonValueKind.String when actual is string text:
                text.ShouldBe(expected.GetString(), where);
                break;
            default:
                ShouldBeNear(Convert.ToDouble(actual), OracleFile.Number(expected), tolerance, where);
                break;
        }
    }

    private static void ShouldBeNear(double actual, double expected, double tolerance, string where)
    {
        if (double.IsFinite(expected)) Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(tolerance, $"{where}: {actual:R} instead of {expected:R}");
        else actual.ShouldBe(expected, where);
    }
}

internal static class NamedValues
{
    public static object ShouldContainKeyAndReturn(this IReadOnlyDictionary<string, object> named, string key, string where)
    {
        named.TryGetValue(key, out var value).ShouldBeTrue($"{where} has no {key}.");
        return value!;
    }
}
