using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

/// <summary>
/// How often each label of a reference meets each label of a prediction: one row a label of the reference, one column a label of the prediction, both in the order of <see cref="Labels"/>.
/// Made in one pass over the values. What carries a label that is not listed, in either, is left out.
/// </summary>
public sealed partial class ConfusionMatrix
{
    private readonly long[] _counts;

    private ConfusionMatrix(long[] labels, long[] counts) => (Labels, _counts) = (labels, counts);

    /// <summary>The labels, in the order of rows and columns.</summary>
    public IReadOnlyList<long> Labels { get; }

    /// <summary>Values with the label at <paramref name="row"/> in the reference and the one at <paramref name="column"/> in the prediction.</summary>
    /// <param name="row">Place of the reference's label in <see cref="Labels"/>.</param>
    /// <param name="column">Place of the prediction's label in <see cref="Labels"/>.</param>
    public long this[int row, int column] => _counts[row * Labels.Count + column];

    /// <summary>All values with listed labels.</summary>
    public long Total => _counts.Sum();

    /// <summary>Counts labels of two label maps or lists of classes, with all labels that occur, in ascending order.</summary>
    /// <typeparam name="T">Any type of integer; bytes are counted fastest.</typeparam>
    /// <param name="reference">The truth.</param>
    /// <param name="prediction">What is judged; as long as the reference.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static ConfusionMatrix Of<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> prediction) where T : unmanaged, IBinaryInteger<T>
    {
        var pairs = JointCounting.Count(reference, prediction);
        return FromPairs(pairs, [.. pairs.Keys.SelectMany(pair => new[] { pair.Reference, pair.Prediction }).Distinct().Order()]);
    }

    /// <summary>Counts the listed labels of two label maps or lists of classes, in the order of the list.</summary>
    /// <typeparam name="T">Any type of integer; bytes are counted fastest.</typeparam>
    /// <param name="reference">The truth.</param>
    /// <param name="prediction">What is judged; as long as the reference.</param>
    /// <param name="labels">Labels to count, each once.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a label is listed twice.</exception>
    public static ConfusionMatrix Of<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> prediction, ReadOnlySpan<T> labels) where T : unmanaged, IBinaryInteger<T>
    {
        var order = new long[labels.Length];
        for (var i = 0; i < labels.Length; i++) order[i] = long.CreateChecked(labels[i]);
        return FromPairs(JointCounting.Count(reference, prediction), order);
    }

    /// <summary>A matrix that was counted elsewhere.</summary>
    /// <param name="counts">Rows of the reference, columns of the prediction; square. Labels are 0, 1, 2 ….</param>
    /// <exception cref="ArgumentException">The matrix is not square, or a count is negative.</exception>
    public static ConfusionMatrix FromCounts(long[,] counts)
    {
        var size = counts.GetLength(0);
        if (size != counts.GetLength(1)) throw new ArgumentException($"The matrix has {size} rows and {counts.GetLength(1)} columns; it must be square.", nameof(counts));
        var flat = counts.Cast<long>().ToArray();
        if (flat.Any(count => count < 0)) throw new ArgumentException("A count is negative.", nameof(counts));
        return new([.. Enumerable.Range(0, size).Select(label => (long)label)], flat);
    }

    /// <summary>One label against all others.</summary>
    /// <param name="label">One of <see cref="Labels"/>.</param>
    /// <exception cref="ArgumentException">The label is not listed.</exception>
    public BinaryCounts CountsOf(long label)
    {
        var place = ((IList<long>)Labels).IndexOf(label);
        return place >= 0 ? At(place) : throw new ArgumentException($"The matrix has no label {label}; it has {string.Join(", ", Labels)}.", nameof(label));
    }

    private BinaryCounts At(int place)
    {
        var (hits, row, column) = (this[place, place], Row(place), Column(place));
        return new(hits, column - hits, row - hits, Total - row - column + hits);
    }

    private long Row(int place) => Enumerable.Range(0, Labels.Count).Sum(column => this[place, column]);

    private long Column(int place) => Enumerable.Range(0, Labels.Count).Sum(row => this[row, place]);

    private static ConfusionMatrix FromPairs(Dictionary<(long Reference, long Prediction), long> pairs, long[] labels)
    {
        var places = new Dictionary<long, int>(labels.Length);
        foreach (var label in labels)
            if (!places.TryAdd(label, places.Count)) throw new ArgumentException($"Label {label} is listed twice.", nameof(labels));
        var counts = new long[checked(labels.Length * labels.Length)];
        foreach (var (pair, count) in pairs)
            if (places.TryGetValue(pair.Reference, out var row) && places.TryGetValue(pair.Prediction, out var column)) counts[row * labels.Length + column] = count;
        return new(labels, counts);
    }
}
