using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>Checked probabilities, row by row: the classes of the first case, then those of the second.</summary>
internal readonly ref struct ClassProbabilities
{
    private readonly ReadOnlySpan<double> values;

    /// <exception cref="ArgumentException">The numbers do not fit, a label is no class, or a probability lies outside 0..1.</exception>
    public ClassProbabilities(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty ? !probabilities.IsEmpty : probabilities.IsEmpty || probabilities.Length % labels.Length != 0)
            throw new ArgumentException($"{probabilities.Length} probabilities do not divide among {labels.Length} cases.", nameof(probabilities));
        values = probabilities;
        Cases = labels.Length;
        Classes = labels.IsEmpty ? 0 : probabilities.Length / labels.Length;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= Classes)
                throw new ArgumentException($"labels[{i}] is {labels[i]}; a class lies in 0..{Classes - 1}.", nameof(labels));
        }

        Check(probabilities, nameof(probabilities));
    }

    public int Cases { get; }

    public int Classes { get; }

    public ReadOnlySpan<double> this[int index] => values.Slice(index * Classes, Classes);

    public static void Check(ReadOnlySpan<double> probabilities, string name)
    {
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] is not (>= 0 and <= 1))
                throw new ArgumentException($"{name}[{i}] is {probabilities[i]}; a probability lies in 0..1.", name);
        }
    }

    public static void Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> positive)
    {
        Paired.SameLength(probabilities.Length, nameof(probabilities), positive.Length, nameof(positive));
        Check(probabilities, nameof(probabilities));
    }
}
