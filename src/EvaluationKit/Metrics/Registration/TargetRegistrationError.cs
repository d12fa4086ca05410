using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Registration;

/// <summary>
/// Distances of landmarks after registration. Source: Fitzpatrick, West and Maurer, IEEE Transactions on Medical Imaging 17 (1998) 694-702,
/// doi:10.1109/42.736021.
/// </summary>
public static class TargetRegistrationError
{
    /// <summary>Euclidean distance of each pair of landmarks, in the unit of the coordinates (mm as a rule).</summary>
    /// <param name="truth">Coordinates of the true landmarks, one landmark after the other.</param>
    /// <param name="mapped">Coordinates of the landmarks as the registration maps them, in the same order.</param>
    /// <param name="dimensions">Coordinates a landmark, at least 1.</param>
    public static double[] Distances(ReadOnlySpan<double> truth, ReadOnlySpan<double> mapped, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        Paired.SameLength(truth.Length, nameof(truth), mapped.Length, nameof(mapped));
        if (truth.Length % dimensions != 0)
            throw new ArgumentException($"{truth.Length} coordinates do not divide into landmarks of {dimensions}.", nameof(truth));
        var distances = new double[truth.Length / dimensions];
        for (var i = 0; i < distances.Length; i++)
        {
            double sum = 0;
            for (var at = i * dimensions; at < (i + 1) * dimensions; at++)
                sum += (truth[at] - mapped[at]) * (truth[at] - mapped[at]);
            distances[i] = Math.Sqrt(sum);
        }

        return distances;
    }

    /// <summary>
    /// Share of landmarks that came nearer than they were before, 0..1: the robustness of ANHIR and ACROBAT. NaN for no landmarks.
    /// </summary>
    /// <param name="before">Distances without registration.</param>
    /// <param name="after">Distances of the same landmarks with it.</param>
    public static double Robustness(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        Paired.SameLength(before.Length, nameof(before), after.Length, nameof(after));
        double nearer = 0;
        for (var i = 0; i < before.Length; i++)
            nearer += after[i] < before[i] ? 1 : 0;
        return nearer / before.Length;
    }
}
