namespace GrandChallenge.Scoring;

/// <summary>Which nodules were found and which marks were false, by the rules of the LUNA16 challenge.</summary>
/// <remarks>
/// A mark hits a nodule when it lies nearer to its centre than its radius; the most probable hit counts and further hits count neither
/// way; one mark within two nodules finds both. Of the rest, marks within an excluded finding are left out of the count.
/// Source: Setio et al., Validation, comparison, and combination of algorithms for automatic detection of pulmonary nodules in computed
/// tomography images: the LUNA16 challenge, Medical Image Analysis 42 (2017), section 3, doi:10.1016/j.media.2017.06.015.
/// </remarks>
public sealed class DetectionMatching
{
    private DetectionMatching()
    {
    }

    /// <summary>Probability of the best hit of each nodule found.</summary>
    public List<double> TruePositives { get; } = [];

    /// <summary>Probability of each mark outside every nodule and excluded finding.</summary>
    public List<double> FalsePositives { get; } = [];

    public int Nodules { get; private set; }

    public int FalseNegatives => Nodules - TruePositives.Count;

    /// <summary>Marks left after the limit per scan.</summary>
    public int Candidates { get; private set; }

    public int IgnoredOnExcluded { get; private set; }

    public int IgnoredDoubleDetections { get; private set; }

    /// <param name="scans">Number of scans; every item's scan lies in 0..scans-1.</param>
    /// <param name="marks">All marks of a submission.</param>
    /// <param name="nodules">What is to be found.</param>
    /// <param name="excluded">What need not be found and may be marked.</param>
    /// <param name="marksPerScan">Only the most probable marks of a scan count; those that tie with the first one too many are dropped.</param>
    public static DetectionMatching Of(int scans, List<Mark> marks, List<Finding> nodules, List<Finding> excluded, int marksPerScan)
    {
        var marksOf = new ByScan<Mark>(marks, mark => mark.Scan, scans);
        var nodulesOf = new ByScan<Finding>(nodules, finding => finding.Scan, scans);
        var excludedOf = new ByScan<Finding>(excluded, finding => finding.Scan, scans);
        var matching = new DetectionMatching { Nodules = nodules.Count };
        for (var scan = 0; scan < scans; scan++)
            matching.Add(MostProbable(marksOf[scan], marksPerScan), nodulesOf[scan], excludedOf[scan]);
        return matching;
    }

    private static ReadOnlySpan<Mark> MostProbable(ReadOnlySpan<Mark> marks, int limit)
    {
        if (marks.Length <= limit)
            return marks;

        var probabilities = new double[marks.Length];
        for (var i = 0; i < marks.Length; i++)
            probabilities[i] = marks[i].Probability;
        Array.Sort(probabilities);
        var firstTooMany = probabilities[^(limit + 1)];

        var kept = new List<Mark>(limit);
        foreach (var mark in marks)
        {
            if (mark.Probability > firstTooMany)
                kept.Add(mark);
        }

        return kept.ToArray();
    }

    private void Add(ReadOnlySpan<Mark> marks, ReadOnlySpan<Finding> nodules, ReadOnlySpan<Finding> excluded)
    {
        Candidates += marks.Length;
        var spent = new bool[marks.Length];
        foreach (var nodule in nodules)
            FindNodule(nodule, marks, spent);
        foreach (var finding in excluded)
            IgnoredOnExcluded += Spend(finding, marks, spent);
        for (var i = 0; i < marks.Length; i++)
        {
            if (!spent[i])
                FalsePositives.Add(marks[i].Probability);
        }
    }

    private void FindNodule(in Finding nodule, ReadOnlySpan<Mark> marks, bool[] spent)
    {
        var (hits, best) = (0, double.NegativeInfinity);
        for (var i = 0; i < marks.Length; i++)
        {
            if (!nodule.IsHitBy(marks[i]))
                continue;
            hits++;
            spent[i] = true;
            best = Math.Max(best, marks[i].Probability);
        }

        if (hits == 0)
            return;
        TruePositives.Add(best);
        IgnoredDoubleDetections += hits - 1;
    }

    private static int Spend(in Finding finding, ReadOnlySpan<Mark> marks, bool[] spent)
    {
        var count = 0;
        for (var i = 0; i < marks.Length; i++)
        {
            if (spent[i] || !finding.IsHitBy(marks[i]))
                continue;
            spent[i] = true;
            count++;
        }

        return count;
    }
}
