using System.Globalization;
using GrandChallenge.EvaluationKit.Metrics.Detection;

namespace GrandChallenge.EvaluationKit.Tasks;

public sealed partial class PointDetectionTask
{
    private (IReadOnlyList<PointCase> Cases, MarkScoring Scoring, FrocCurve Curve)? last;

    /// <summary>Counts of each case, and precision, recall and F1 of all cases pooled.</summary>
    public PointDetectionTask Counts()
    {
        Count("true_positives", "Findings that were found.", one => one.Counts.TruePositives);
        Count("false_negatives", "Findings that were not found.", one => one.Counts.FalseNegatives);
        Count("false_positives", "Marks that find nothing.", one => one.Counts.FalsePositives);
        Overall("precision", "TP / (TP + FP) over all cases, 0 to 1.", cases => Share(cases, one => one.Counts.FalsePositives, _ => 0));
        Overall("recall", "TP / (TP + FN) over all cases, 0 to 1.", cases => Share(cases, _ => 0, one => one.Counts.FalseNegatives));
        return Overall(
            "f1_score", "2 TP / (2 TP + FP + FN) over all cases, 0 to 1.",
            cases => Share(cases, one => one.Counts.FalsePositives / 2.0, one => one.Counts.FalseNegatives / 2.0));
    }

    /// <summary>Sensitivity at rates of false positives per case (FROC), linear between the points of the curve, and their mean.</summary>
    /// <param name="rates">Rates above 0; 1/8, 1/4, 1/2, 1, 2, 4 and 8 unless given: their mean is the CPM.</param>
    public PointDetectionTask Froc(params double[] rates)
    {
        if (rates.Length == 0) rates = FrocCurve.CpmRates.ToArray();
        foreach (var rate in rates)
        {
            var text = rate.ToString("R", CultureInfo.InvariantCulture);
            Overall(
                $"sensitivity_at_{text.Replace('.', '_')}_fp", $"Share of the findings that are found at {text} false positives a case, 0 to 1.",
                cases => Scored(cases).Curve.SensitivityAt(rate));
        }

        var isCpm = rates.AsSpan().SequenceEqual(FrocCurve.CpmRates);
        return Overall(isCpm ? "cpm" : "froc", "Mean of these sensitivities, 0 to 1.", cases => Scored(cases).Curve.Score(rates));
    }

    /// <summary>How many marks were counted or passed over by the rules.</summary>
    public PointDetectionTask MarkCounts()
    {
        Overall("marks_counted", "Marks that are left after the limit a case.", cases => Scored(cases).Scoring.Marks);
        Overall("marks_ignored_on_excluded", "Marks that are passed over because they hit an excluded finding.", cases => Scored(cases).Scoring.IgnoredOnExcluded);
        return Overall("marks_ignored_as_double", "Further hits of a finding that count neither way.", cases => Scored(cases).Scoring.IgnoredDoubles);
    }

    /// <inheritdoc/>
    protected override void AddDefaultMeasures() => Counts().Froc();

    private void Count(string name, string definition, Func<PointCase, double> value) =>
        Measure(new Measure<PointCase>(name, definition, value) { IsCount = true });

    private static double Share(IReadOnlyList<PointCase> cases, Func<PointCase, double> wrong, Func<PointCase, double> missed)
    {
        double found = cases.Sum(one => one.Counts.TruePositives);
        // Nothing found of what there is, or nothing but false marks: 0, even where the quotient would be 0/0.
        var all = found + cases.Sum(wrong) + cases.Sum(missed);
        return all == 0 && cases.Any(one => one.Truth.Wanted.Length > 0) ? 0 : found / all;
    }

    private (MarkScoring Scoring, FrocCurve Curve) Scored(IReadOnlyList<PointCase> cases)
    {
        // Several metrics ask for the same curve of the same list.
        if (last is { } known && ReferenceEquals(known.Cases, cases)) return (known.Scoring, known.Curve);
        Mark[] marks = [.. cases.SelectMany((one, at) => one.Marks.Select(mark => mark with { Case = at }))];
        var scoring = MarkScoring.Of(cases.Count, marks, All(cases, truth => truth.Wanted), All(cases, truth => truth.Excluded), rules ?? new MarkRules());
        last = (cases, scoring, scoring.Curve());
        return (scoring, last.Value.Curve);
    }

    private static Finding[] All(IReadOnlyList<PointCase> cases, Func<Findings, Finding[]> choose) =>
        [.. cases.SelectMany((one, at) => choose(one.Truth).Select(finding => finding with { Case = at }))];
}
