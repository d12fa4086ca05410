namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>
/// All detections sorted by score once; each resample is then one pass that counts a detection as often as its case was drawn.
/// </summary>
internal sealed class FrocSweep
{
    private readonly int[] findingsOf;
    private readonly int[] caseOf;
    private readonly bool[] isTrue;
    private readonly bool[] isLastOfScore;

    public FrocSweep(MarkScoring scoring)
    {
        findingsOf = scoring.FindingsOf;
        var detections = scoring.Detections;
        var (keys, sorted) = (new double[detections.Length], detections.ToArray());
        for (var i = 0; i < keys.Length; i++)
            keys[i] = -sorted[i].Score;
        Array.Sort(keys, sorted);
        caseOf = Array.ConvertAll(sorted, detection => detection.Case);
        isTrue = Array.ConvertAll(sorted, detection => detection.IsTrue);
        isLastOfScore = new bool[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            isLastOfScore[i] = i == sorted.Length - 1 || keys[i] != keys[i + 1];
    }

    /// <summary>As <see cref="FrocCurve.SensitivityAt"/> on the cases drawn.</summary>
    public double[] Sensitivities(int[] weights, double[] rates)
    {
        long findings = 0, images = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            findings += (long)weights[i] * findingsOf[i];
            images += weights[i];
        }

        var sensitivities = new double[rates.Length];
        long hits = 0, misses = 0, hitsBefore = 0, missesBefore = 0;
        var next = 0;
        for (var i = 0; i < caseOf.Length && next < rates.Length; i++)
        {
            var weight = weights[caseOf[i]];
            if (isTrue[i]) hits += weight;
            else misses += weight;
            if (!isLastOfScore[i]) continue;
            for (; next < rates.Length && misses > rates[next] * images; next++)
            {
                var share = ((rates[next] * images) - missesBefore) / (misses - missesBefore);
                sensitivities[next] = (hitsBefore + (share * (hits - hitsBefore))) / findings;
            }

            (hitsBefore, missesBefore) = (hits, misses);
        }

        for (; next < rates.Length; next++)
            sensitivities[next] = hits / (double)findings;
        return sensitivities;
    }
}
