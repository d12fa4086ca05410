using System.Runtime.InteropServices;

namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>What a missing score (NaN) does.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MissingScores
{
    private readonly bool skip;
    private readonly double? value;

    private MissingScores(bool skip, double? value) => (this.skip, this.value) = (skip, value);

    /// <summary>It is an error; the default, because every other choice can reward not answering.</summary>
    public static MissingScores Refuse => default;

    /// <summary>It is left out: the algorithm is judged by the cases that it answered.</summary>
    public static MissingScores Skip => new(true, null);

    /// <summary>It counts as that score, as a rule the worst possible.</summary>
    public static MissingScores As(double score) => new(false, score);

    /// <summary>The scores without NaN.</summary>
    /// <exception cref="ArgumentException">One is missing and that is refused.</exception>
    internal double[] Treat(ReadOnlySpan<double> scores)
    {
        var treated = scores.ToArray();
        if (!treated.Any(double.IsNaN)) return treated;
        if (skip) return Array.FindAll(treated, score => !double.IsNaN(score));
        return Array.ConvertAll(treated, Filled);
    }

    /// <summary>The score, or NaN where it is to be skipped.</summary>
    internal double Filled(double score) => !double.IsNaN(score) ? score : value is { } replacement ? replacement : skip ? double.NaN
        : throw new ArgumentException("A score is missing; say what a missing score counts as.", nameof(score));
}
