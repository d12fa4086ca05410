using GrandChallenge.Scoring;

namespace GrandChallenge.Evaluators.Tests;

public sealed class Luna16Tests : IDisposable
{
    private const double SixDecimals = 5e-7;

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [SkippableFact]
    public void The_submission_of_DeepLung_gets_the_figures_of_the_official_script()
    {
        var data = SharedData.FolderOrSkip("luna16");
        var expected = SharedData.Expected(data);
        bench.WithInput("predictions.csv", File.ReadAllBytes(Path.Combine(data, "submission-dpn26.csv")));

        var metrics = bench.Metrics(DetectionMetrics.Score, truth: data);

        var aggregates = metrics.GetProperty("aggregates");
        aggregates.GetProperty("cpm").GetDouble().ShouldBe(expected.GetProperty("cpm").GetDouble(), SixDecimals);
        var sensitivities = aggregates.GetProperty("sensitivity").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        var wanted = expected.GetProperty("sensitivity").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        sensitivities.Length.ShouldBe(7);
        for (var i = 0; i < 7; i++)
            sensitivities[i].ShouldBe(wanted[i], SixDecimals);

        var counts = metrics.GetProperty("counts");
        foreach (var name in new[]
                 {
                     "scans", "nodules", "true_positives", "false_positives", "false_negatives",
                     "candidates_after_the_limit", "ignored_on_excluded", "ignored_double_detections",
                 })
        {
            counts.GetProperty(name).GetInt32().ShouldBe(expected.GetProperty(name).GetInt32(), name);
        }
    }

    [SkippableFact]
    public void The_order_of_the_rows_does_not_change_the_score()
    {
        var data = SharedData.FolderOrSkip("luna16");
        var lines = File.ReadAllLines(Path.Combine(data, "submission-dpn26.csv"));
        bench.WithInput("predictions.csv", string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])));

        bench.Metrics(DetectionMetrics.Score, truth: data)
            .GetProperty("aggregates").GetProperty("cpm").GetDouble().ShouldBe(0.841966, SixDecimals);
    }
}
