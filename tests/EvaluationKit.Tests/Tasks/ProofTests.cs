using System.Text.Json;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Metrics.Detection;
using GrandChallenge.EvaluationKit.Output;
using GrandChallenge.EvaluationKit.Tasks;

namespace GrandChallenge.EvaluationKit.Tests.Tasks;

/// <summary>Whole tasks on published data, against figures that others have calculated.</summary>
public sealed class ProofTests : IDisposable
{
    private readonly TaskFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("smooth")]
    [InlineData("shift")]
    [InlineData("under")]
    [InlineData("noisy-no-amygdala")]
    public void Every_figure_of_the_brain_is_met(string submission)
    {
        var brain = SharedData.SkipUnlessPresent("brain");
        File.Copy(Path.Combine(brain, "truth.mha"), folder.PathOf("truth/truth.mha"));
        File.Copy(Path.Combine(brain, $"submission-{submission}.mha"), folder.PathOf("input/prediction.mha"));
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(brain, "expected.json")));
        var labels = document.RootElement.GetProperty("labels").EnumerateObject().Select(label => (int.Parse(label.Name), label.Value.GetString()!)).ToArray();

        folder.Run(Evaluate.Segmentation().SingleCase().Labels(labels).Undefined(UndefinedPolicy.Skip)
            .Dice().HausdorffPercentile(95).Hausdorff().AverageSurfaceDistance().SurfaceDice(1)).ShouldBe(ExitCode.Scored, folder.Errors);

        var compared = 0;
        var figures = document.RootElement.GetProperty("submissions").GetProperty(submission);
        folder.Number("truth", "dice").ShouldBe(figures.GetProperty("mean_dice").GetDouble(), 1e-6);
        foreach (var label in figures.EnumerateObject().Where(figure => figure.Value.ValueKind == JsonValueKind.Object))
        {
            var name = labels.Single(known => known.Item1.ToString() == label.Name).Item2.Replace(' ', '_');
            foreach (var metric in (string[])["dice", "hd95", "hd", "assd", "nsd_1mm"])
            {
                var expected = label.Value.GetProperty(metric);
                var ours = folder.Number("truth", $"{metric}_{name}");
                if (expected.ValueKind == JsonValueKind.Null) ours.ShouldBe(double.NaN, $"{metric} of {name}");
                else ours.ShouldBe(expected.GetDouble(), 1e-6, $"{metric} of {name}");
                compared++;
            }
        }

        compared.ShouldBe(35);
    }

    [SkippableFact]
    public void LUNA16_is_scored_as_by_its_official_script()
    {
        var luna = SharedData.SkipUnlessPresent("luna16");
        foreach (var name in (string[])["annotations.csv", "annotations_excluded.csv", "seriesuids.csv"])
            File.Copy(Path.Combine(luna, name), folder.PathOf($"truth/{name}"));
        File.Copy(Path.Combine(luna, "submission-dpn26.csv"), folder.PathOf("input/predictions.csv"));
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(luna, "expected.json")));
        var expected = document.RootElement;

        folder.Run(Evaluate.PointDetection().Truth("annotations.csv").Excluded("annotations_excluded.csv").CaseList("seriesuids.csv")
            .CaseIn("seriesuid").Axes("coordX", "coordY", "coordZ").ScoreIn("probability").DiameterIn("diameter_mm", whenUnknown: 10)
            .Rules(MarkRules.Luna16).Counts().Froc().MarkCounts()).ShouldBe(ExitCode.Scored, folder.Errors);

        folder.Number("aggregates.true_positives.count").ShouldBe(expected.GetProperty("scans").GetDouble());
        folder.Number("aggregates.true_positives.sum").ShouldBe(expected.GetProperty("true_positives").GetDouble());
        folder.Number("aggregates.false_positives.sum").ShouldBe(expected.GetProperty("false_positives").GetDouble());
        folder.Number("aggregates.false_negatives.sum").ShouldBe(expected.GetProperty("false_negatives").GetDouble());
        folder.Number("aggregates.marks_counted").ShouldBe(expected.GetProperty("candidates_after_the_limit").GetDouble());
        folder.Number("aggregates.marks_ignored_on_excluded").ShouldBe(expected.GetProperty("ignored_on_excluded").GetDouble());
        folder.Number("aggregates.marks_ignored_as_double").ShouldBe(expected.GetProperty("ignored_double_detections").GetDouble());
        foreach (var (rate, sensitivity) in FrocCurve.CpmRates.ToArray().Zip(expected.GetProperty("sensitivity").EnumerateArray()))
            folder.Number($"aggregates.sensitivity_at_{rate.ToString().Replace('.', '_')}_fp").ShouldBe(sensitivity.GetDouble(), 5e-7);
        folder.Number("aggregates.cpm").ShouldBe(expected.GetProperty("cpm").GetDouble(), 5e-7);
    }
}
