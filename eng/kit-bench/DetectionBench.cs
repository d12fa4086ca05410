using BenchmarkDotNet.Attributes;
using GrandChallenge.EvaluationKit.Metrics.Detection;

namespace GrandChallenge.KitBench;

/// <summary>LUNA16: 888 scans, 1,186 nodules, 35,192 excluded findings, 55,677 marks.</summary>
[MemoryDiagnoser]
public class DetectionBench
{
    private static readonly Luna16Rows Rows = new();
    private static readonly Mark[] Marks = Rows.Marks();
    private static readonly Finding[] Nodules = Rows.Nodules(), Excluded = Rows.Excluded();
    private static readonly MarkScoring Scoring = Score(Marks, Nodules, Excluded);

    /// <summary>Bytes of the three files to the CPM.</summary>
    [Benchmark]
    public double CsvToFroc() => Score(Rows.Marks(), Rows.Nodules(), Rows.Excluded()).Curve().Score(FrocCurve.CpmRates);

    /// <summary>Parsed rows to the CPM.</summary>
    [Benchmark]
    public double RowsToFroc() => Score(Marks, Nodules, Excluded).Curve().Score(FrocCurve.CpmRates);

    /// <summary>1,000 resampled curves at the seven rates.</summary>
    [Benchmark]
    public double ThousandCurves() => FrocBand.Of(Scoring, FrocCurve.CpmRates, 1000, 1).Score().Low;

    /// <summary>1,000 resampled curves at 100 rates up to the last mark.</summary>
    [Benchmark]
    public double ThousandWholeCurves() => FrocBand.Of(Scoring, [.. Enumerable.Range(1, 100).Select(i => i * 0.6)], 1000, 1).Curves[0][99];

    private static MarkScoring Score(Mark[] marks, Finding[] nodules, Finding[] excluded) =>
        MarkScoring.Of(Rows.Scans, marks, nodules, excluded, MarkRules.Luna16);
}
