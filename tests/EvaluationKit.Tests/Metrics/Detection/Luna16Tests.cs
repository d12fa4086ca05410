using System.Text.Json;
using GrandChallenge.EvaluationKit.Metrics.Detection;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Detection;

/// <summary>The published submission with the official script's results: shared/data/luna16.</summary>
public sealed class Luna16Tests
{
    private const double RadiusWhenNotMeasuredMm = 5;

    [SkippableFact]
    public void The_official_counts_sensitivities_and_CPM_are_met()
    {
        var folder = SharedData.SkipUnlessPresent("luna16");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        var scoring = Score(folder);
        Count("scans").ShouldBe(scoring.Cases);
        Count("nodules").ShouldBe(scoring.Findings);
        Count("true_positives").ShouldBe(scoring.TruePositives);
        Count("false_positives").ShouldBe(scoring.FalsePositives);
        Count("false_negatives").ShouldBe(scoring.FalseNegatives);
        Count("candidates_after_the_limit").ShouldBe(scoring.Marks);
        Count("ignored_on_excluded").ShouldBe(scoring.IgnoredOnExcluded);
        Count("ignored_double_detections").ShouldBe(scoring.IgnoredDoubles);

        var curve = scoring.Curve();
        var sensitivities = expected.RootElement.GetProperty("sensitivity").EnumerateArray().Select(value => value.GetDouble());
        FrocCurve.CpmRates.ToArray().Select(curve.SensitivityAt).ShouldBe(sensitivities, 5e-7);
        curve.Score(FrocCurve.CpmRates).ShouldBe(expected.RootElement.GetProperty("cpm").GetDouble(), 5e-7);

        int Count(string name) => expected.RootElement.GetProperty(name).GetInt32();
    }

    [SkippableFact]
    public void The_bootstrap_over_scans_holds_the_CPM()
    {
        var scoring = Score(SharedData.SkipUnlessPresent("luna16"));
        var band = FrocBand.Of(scoring, FrocCurve.CpmRates, 1000, seed: 1);
        var interval = band.Score();
        interval.Low.ShouldBeInRange(0.80, 0.84);
        interval.High.ShouldBeInRange(0.845, 0.88);
        band.Sensitivities().Length.ShouldBe(7);
        FrocBand.Of(scoring, FrocCurve.CpmRates, 1000, seed: 1).Curves.ShouldBe(band.Curves);
    }

    private static MarkScoring Score(string folder)
    {
        var scans = File.ReadLines(Path.Combine(folder, "seriesuids.csv")).Select((id, place) => (id, place)).ToDictionary(scan => scan.id, scan => scan.place);
        Mark[] marks = [.. Rows("submission-dpn26.csv").Select(row => new Mark(row.Scan, row.X, row.Y, row.Z, row.Last))];
        return MarkScoring.Of(scans.Count, marks, Findings("annotations.csv"), Findings("annotations_excluded.csv"), MarkRules.Luna16);

        Finding[] Findings(string name) =>
            [.. Rows(name).Select(row => new Finding(row.Scan, row.X, row.Y, row.Z, row.Last < 0 ? RadiusWhenNotMeasuredMm : row.Last / 2))];

        IEnumerable<(int Scan, double X, double Y, double Z, double Last)> Rows(string name) =>
            from line in File.ReadLines(Path.Combine(folder, name)).Skip(1)
            let values = line.Split(',')
            where scans.ContainsKey(values[0])
            select (scans[values[0]], double.Parse(values[1]), double.Parse(values[2]), double.Parse(values[3]), double.Parse(values[4]));
    }
}
