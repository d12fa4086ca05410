namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>
/// Which findings were marked and which marks were false. A mark within a finding hits it; one mark within two findings finds both. Of a
/// finding's hits the surest
/// counts. Marks that hit no finding but an excluded one are left out. The rest is false.
/// </summary>
public sealed class MarkScoring
{
    private readonly List<Detection> detections = [];

    private MarkScoring(int cases) => FindingsOf = new int[cases];

    /// <summary>Cases, also those without marks and findings.</summary>
    public int Cases => FindingsOf.Length;

    /// <summary>Findings in all, found or not.</summary>
    public int Findings { get; private set; }

    /// <summary>Findings with a hit.</summary>
    public int TruePositives { get; private set; }

    /// <summary>Findings without a hit.</summary>
    public int FalseNegatives => Findings - TruePositives;

    /// <summary>Marks that count as false.</summary>
    public int FalsePositives { get; private set; }

    /// <summary>Marks left after the limit per case.</summary>
    public int Marks { get; private set; }

    /// <summary>Marks left out because they hit an excluded finding.</summary>
    public int IgnoredOnExcluded { get; private set; }

    /// <summary>Hits of a finding beyond its surest that count neither way.</summary>
    public int IgnoredDoubles { get; private set; }

    internal int[] FindingsOf { get; }

    internal ReadOnlySpan<Detection> Detections => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(detections);

    /// <summary>Scores all marks.</summary>
    /// <param name="cases">Number of cases; every item's case lies in 0..cases − 1.</param>
    /// <param name="marks">All marks of a submission.</param>
    /// <param name="findings">What is to be found.</param>
    /// <param name="excluded">What need not be found and may be marked.</param>
    /// <param name="rules">How marks are counted.</param>
    public static MarkScoring Of(
        int cases, ReadOnlySpan<Mark> marks, ReadOnlySpan<Finding> findings, ReadOnlySpan<Finding> excluded, MarkRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        var marksOf = new ByCase<Mark>(marks, mark => mark.Case, cases);
        var findingsOf = new ByCase<Finding>(findings, finding => finding.Case, cases);
        var excludedOf = new ByCase<Finding>(excluded, finding => finding.Case, cases);
        var scoring = new MarkScoring(cases) { Findings = findings.Length };
        for (var place = 0; place < cases; place++)
        {
            scoring.FindingsOf[place] = findingsOf[place].Length;
            scoring.Add(place, Surest(marksOf[place], rules.MarksPerCase), findingsOf[place], excludedOf[place], rules);
        }

        return scoring;
    }

    /// <summary>The curve of all cases.</summary>
    /// <param name="omitLowest">Leaves out the point of the lowest score, as CAMELYON's evaluation does.</param>
    public FrocCurve Curve(bool omitLowest = false)
    {
        var (hits, misses) = (new double[TruePositives], new double[FalsePositives]);
        int hit = 0, miss = 0;
        foreach (var detection in Detections)
            _ = detection.IsTrue ? hits[hit++] = detection.Score : misses[miss++] = detection.Score;
        return FrocCurve.Of(hits, misses, Findings, Cases, omitLowest);
    }

    private static ReadOnlySpan<Mark> Surest(ReadOnlySpan<Mark> marks, int? limit)
    {
        foreach (var mark in marks)
        {
            if (!double.IsFinite(mark.Score))
                throw new ArgumentException("A mark's score is not a finite number.", nameof(marks));
        }

        if (limit is not { } most || marks.Length <= most) return marks;
        var scores = new double[marks.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = marks[i].Score;
        Array.Sort(scores);
        var firstTooMany = scores[^(most + 1)];
        return Array.FindAll(marks.ToArray(), mark => mark.Score > firstTooMany);
    }

    private void Add(int place, ReadOnlySpan<Mark> marks, ReadOnlySpan<Finding> findings, ReadOnlySpan<Finding> excluded, MarkRules rules)
    {
        Marks += marks.Length;
        var (spent, surest) = (new bool[marks.Length], new bool[marks.Length]);
        foreach (var finding in findings)
            Find(place, finding, marks, spent, surest, rules);
        foreach (var finding in excluded)
            IgnoredOnExcluded += Spend(finding, marks, spent, rules.EdgeHits);
        for (var i = 0; i < marks.Length; i++)
        {
            if (!spent[i] || (rules.DoublesAreFalse && surest[i] is false && HitsAny(marks[i], findings, rules.EdgeHits)))
                AddFalse(place, marks[i].Score);
        }
    }

    private void Find(int place, in Finding finding, ReadOnlySpan<Mark> marks, bool[] spent, bool[] surest, MarkRules rules)
    {
        var (hits, best) = (0, -1);
        for (var i = 0; i < marks.Length; i++)
        {
            if (!IsHit(finding, marks[i], rules.EdgeHits)) continue;
            hits++;
            spent[i] = true;
            if (best < 0 || marks[i].Score > marks[best].Score)
                best = i;
        }

        if (hits == 0) return;
        surest[best] = true;
        TruePositives++;
        detections.Add(new(place, marks[best].Score, true));
        if (!rules.DoublesAreFalse)
            IgnoredDoubles += hits - 1;
    }

    private void AddFalse(int place, double score)
    {
        FalsePositives++;
        detections.Add(new(place, score, false));
    }

    private static int Spend(in Finding finding, ReadOnlySpan<Mark> marks, bool[] spent, bool edgeHits)
    {
        var count = 0;
        for (var i = 0; i < marks.Length; i++)
        {
            if (spent[i] || !IsHit(finding, marks[i], edgeHits)) continue;
            spent[i] = true;
            count++;
        }

        return count;
    }

    private static bool HitsAny(in Mark mark, ReadOnlySpan<Finding> findings, bool edgeHits)
    {
        foreach (var finding in findings)
        {
            if (IsHit(finding, mark, edgeHits)) return true;
        }

        return false;
    }

    private static bool IsHit(in Finding finding, in Mark mark, bool edgeHits)
    {
        var squared = finding.SquaredDistance(mark);
        return edgeHits ? squared <= finding.Radius * finding.Radius : squared < finding.Radius * finding.Radius;
    }
}

/// <summary>The surest hit of a finding, or a false mark.</summary>
internal readonly record struct Detection(int Case, double Score, bool IsTrue);
