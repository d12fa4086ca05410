using GrandChallenge.EvaluationKit.Metrics.Scores;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>
/// The free-response receiver operating characteristic: sensitivity over false positives per image, from (0, 0) at threshold ∞ through one
/// point for each distinct score,
/// descending. Source: Bunch et al., Proc. SPIE 127 (1977) 124-135, doi:10.1117/12.955926; Niemeijer et al., IEEE Transactions on Medical
/// Imaging 30 (2011) 215-223,
/// doi:10.1109/TMI.2010.2072789.
/// </summary>
public sealed class FrocCurve
{
    private readonly double[] thresholds;
    private readonly double[] falsePositivesPerImage;
    private readonly double[] sensitivities;

    private FrocCurve(int points) => (thresholds, falsePositivesPerImage, sensitivities) = (new double[points], new double[points], new double[points]);

    /// <summary>The seven rates whose mean sensitivity is the competition performance metric (CPM), as in LUNA16.</summary>
    public static ReadOnlySpan<double> CpmRates => [0.125, 0.25, 0.5, 1, 2, 4, 8];

    /// <summary>The six rates of CAMELYON.</summary>
    public static ReadOnlySpan<double> CamelyonRates => [0.25, 0.5, 1, 2, 4, 8];

    /// <summary>Descending, first ∞.</summary>
    public ReadOnlySpan<double> Thresholds => thresholds;

    /// <summary>Ascending.</summary>
    public ReadOnlySpan<double> FalsePositivesPerImage => falsePositivesPerImage;

    /// <summary>Ascending, 0..1; NaN without targets.</summary>
    public ReadOnlySpan<double> Sensitivities => sensitivities;

    /// <summary>The curve of scores of true and false detections.</summary>
    /// <param name="truePositives">Score of the detection that found each target found.</param>
    /// <param name="falsePositives">Score of each false detection.</param>
    /// <param name="targets">Targets in all, found or not.</param>
    /// <param name="images">Images in all, at least 1.</param>
    /// <param name="omitLowest">Leaves out the point of the lowest score, as the evaluations of CAMELYON and MONAI do.</param>
    public static FrocCurve Of(ReadOnlySpan<double> truePositives, ReadOnlySpan<double> falsePositives, int targets, int images, bool omitLowest = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targets, truePositives.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(images);
        var (hits, misses) = (Ascending(truePositives, nameof(truePositives)), Ascending(falsePositives, nameof(falsePositives)));
        var steps = Distinct(hits, misses);
        var curve = new FrocCurve(1 + Math.Max(0, omitLowest ? steps - 1 : steps));
        (curve.thresholds[0], curve.sensitivities[0]) = (double.PositiveInfinity, 0.0 / targets);
        var (hitsLeft, missesLeft) = (hits.Length, misses.Length);
        for (var at = 1; at < curve.thresholds.Length; at++)
        {
            var threshold = Next(hits, hitsLeft, misses, missesLeft);
            while (hitsLeft > 0 && hits[hitsLeft - 1] == threshold)
                hitsLeft--;
            while (missesLeft > 0 && misses[missesLeft - 1] == threshold)
                missesLeft--;
            curve.thresholds[at] = threshold;
            curve.falsePositivesPerImage[at] = (misses.Length - missesLeft) / (double)images;
            curve.sensitivities[at] = (hits.Length - hitsLeft) / (double)targets;
        }

        return curve;
    }

    /// <summary>
    /// Sensitivity at a rate: linear between points, the highest of points that share a rate, level beyond the last. NaN without targets.
    /// </summary>
    /// <param name="rate">False positives per image, 0 or more.</param>
    public double SensitivityAt(double rate) => Interpolation.At(falsePositivesPerImage, sensitivities, rate);

    /// <summary>
    /// The highest sensitivity of a threshold with at most that many false positives per image: what can be operated. NaN without targets.
    /// </summary>
    /// <param name="rate">False positives per image, 0 or more.</param>
    public double SensitivityReachedAt(double rate)
    {
        var best = sensitivities[0];
        for (var i = 1; i < sensitivities.Length && falsePositivesPerImage[i] <= rate; i++)
            best = sensitivities[i];
        return best;
    }

    /// <summary>The lowest false positives per image of a threshold with at least that sensitivity; NaN where none reaches it.</summary>
    /// <param name="sensitivity">0..1.</param>
    public double FalsePositivesAt(double sensitivity)
    {
        var first = Array.FindIndex(sensitivities, reached => reached >= sensitivity);
        return first < 0 ? double.NaN : falsePositivesPerImage[first];
    }

    /// <summary>Mean of <see cref="SensitivityAt"/> over rates: with <see cref="CpmRates"/> the CPM. NaN without targets.</summary>
    public double Score(ReadOnlySpan<double> rates)
    {
        var values = new double[rates.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = SensitivityAt(rates[i]);
        return Sums.Mean(values);
    }

    private static double[] Ascending(ReadOnlySpan<double> scores, string name)
    {
        Paired.NoNaN(scores, name);
        var sorted = scores.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static int Distinct(double[] hits, double[] misses)
    {
        var count = 0;
        for (int hit = hits.Length, miss = misses.Length; hit + miss > 0; count++)
        {
            var threshold = Next(hits, hit, misses, miss);
            while (hit > 0 && hits[hit - 1] == threshold)
                hit--;
            while (miss > 0 && misses[miss - 1] == threshold)
                miss--;
        }

        return count;
    }

    private static double Next(double[] hits, int hitsLeft, double[] misses, int missesLeft) =>
        Math.Max(hitsLeft > 0 ? hits[hitsLeft - 1] : double.NegativeInfinity, missesLeft > 0 ? misses[missesLeft - 1] : double.NegativeInfinity);
}
