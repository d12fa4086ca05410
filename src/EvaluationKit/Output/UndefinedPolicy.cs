using System.Globalization;

namespace GrandChallenge.EvaluationKit.Output;

/// <summary>
/// What stands in for a value that a metric does not have, such as the surface distance to an empty prediction. It is recorded with every value that
/// it was applied to. <see cref="Default"/> never rewards a submission for predicting nothing.
/// </summary>
public sealed record UndefinedPolicy
{
    private UndefinedPolicy(string name) => Name = name;

    /// <summary>The worst value of the metric for the case: 0 for an overlap, the diagonal of the image for a distance.</summary>
    public static UndefinedPolicy WorstValue { get; } = new("worst");

    /// <summary>No value: null for the case, left out of aggregates, and counted nowhere.</summary>
    public static UndefinedPolicy Skip { get; } = new("skip");

    /// <summary>A fault: the submission is not scored; where the truth is empty, the organiser is told.</summary>
    public static UndefinedPolicy Error { get; } = new("error");

    /// <summary>
    /// <see cref="WorstValue"/>, but <see cref="Skip"/> where truth and prediction are both empty: to predict nothing is then right, and there is
    /// nothing to measure.
    /// </summary>
    public static UndefinedPolicy Default { get; } = WorstValue.WhereBothAreEmpty(Skip);

    /// <summary>worst, skip, fixed or error.</summary>
    public string Name { get; }

    /// <summary>The value of <see cref="Fixed"/>.</summary>
    public double? Value { get; private init; }

    private UndefinedPolicy? OfNothing { get; init; }

    /// <summary>Always the same value.</summary>
    /// <param name="value">A finite number.</param>
    public static UndefinedPolicy Fixed(double value) => double.IsFinite(value)
        ? new($"fixed {value.ToString("R", CultureInfo.InvariantCulture)}") { Value = value }
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A fixed value is a finite number.");

    /// <summary>Another policy for cases in which neither the truth nor the prediction has anything.</summary>
    public UndefinedPolicy WhereBothAreEmpty(UndefinedPolicy policy) => this with { OfNothing = policy };

    /// <summary>The policy for a case.</summary>
    public UndefinedPolicy For(bool bothAreEmpty) => bothAreEmpty && OfNothing is not null ? OfNothing : this;
}
