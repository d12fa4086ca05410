namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>
/// Where the kit says on purpose something else than a reference: mostly of empty masks, of which every reference says something different. The kit says NaN where a value does not exist,
/// and a task's policy decides what follows.
/// </summary>
/// <param name="Reference">How the reference's name begins.</param>
/// <param name="Metrics">How the metric's name begins, one or more.</param>
/// <param name="When">Which masks are empty.</param>
/// <param name="Theirs">What the reference says; none where it can be anything.</param>
/// <param name="Ours">What the kit says.</param>
/// <param name="Why">The reason.</param>
internal sealed record EmptyMaskDifference(string Reference, string[] Metrics, Emptiness[] When, double? Theirs, double Ours, string Why)
{
    private static readonly Emptiness[] One = [Emptiness.Reference, Emptiness.Prediction];
    private static readonly Emptiness[] Any = [Emptiness.Reference, Emptiness.Prediction, Emptiness.Both];
    private static readonly Emptiness[] Both = [Emptiness.Both];

    private static readonly EmptyMaskDifference[] All =
    [
        new("medpy", ["dice", "iou"], Both, 1, double.NaN, "Overlap of nothing with nothing is 0/0; whether silence deserves a 1 is the organiser's choice."),
        new("MetricsReloaded", ["dice", "fbeta", "nsd", "boundary_iou"], Both, 1, double.NaN, "As above; the same library calls the IoU of this pair NaN."),
        new("MetricsReloaded", ["hausdorff", "hd", "assd", "masd"], Both, 0, double.NaN, "There is no surface to measure from."),
        new("google-deepmind/surface-distance", ["sd_hd"], Any, double.PositiveInfinity, double.NaN, "Undefined is NaN throughout the kit; infinity cannot be written as JSON or averaged."),
        new("evalutils", ["relative_abs_volume_diff"], [Emptiness.Reference], double.PositiveInfinity, double.NaN, "A ratio to an empty reference is undefined."),
        new("scipy", ["directed_from_nonempty_only"], One, null, double.PositiveInfinity, "scipy measures to a background voxel outside the image, which does not exist."),
        new("MetricsReloaded", ["cldice"], [Emptiness.Reference, Emptiness.Prediction, Emptiness.None], double.NaN, 0, "Nothing was followed: the limit of the harmonic mean is 0; skipping it as NaN would reward silence."),
    ];

    public static EmptyMaskDifference? Of(Oracle oracle)
    {
        if (MaskPair.TryOf(oracle) is not { } pair || oracle.Throws || oracle.Expected.ValueKind is System.Text.Json.JsonValueKind.Array or System.Text.Json.JsonValueKind.Object) return null;
        var expected = OracleFile.Number(oracle.Expected);
        return Array.Find(All, difference => oracle.Reference.StartsWith(difference.Reference)
            && difference.Metrics.Any(oracle.Metric.StartsWith) && difference.When.Contains(pair.Empty) && (difference.Theirs is not { } theirs || theirs.Equals(expected)));
    }
}
