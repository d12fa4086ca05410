using System.Text.Json;
using GrandChallenge.EvaluationKit.Metrics.Overlap;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Counts and what follows from them; inputs are masks, lists of classes, or a finished matrix.</summary>
internal static class OverlapOracles
{
    public static Dictionary<string, Func<Oracle, object>> Book { get; } = new()
    {
        ["dice"] = Of(counts => counts.Dice),
        ["dice_label1"] = Of(counts => counts.Dice),
        ["iou"] = Of(counts => counts.Jaccard),
        ["jaccard_label1"] = Of(counts => counts.Jaccard),
        ["ior"] = Of(counts => counts.IntersectionOverReference),
        ["sensitivity"] = Of(counts => counts.Sensitivity),
        ["specificity"] = Of(counts => counts.Specificity),
        ["ppv"] = Of(counts => counts.PositivePredictiveValue),
        ["npv"] = Of(counts => counts.NegativePredictiveValue),
        ["youden"] = Of(counts => counts.Youden),
        ["lr_plus"] = Of(counts => counts.PositiveLikelihoodRatio),
        ["avdr"] = Of(counts => counts.AbsoluteVolumeDifferenceRatio),
        ["relative_abs_volume_diff"] = Of(counts => counts.AbsoluteVolumeDifferenceRatio),
        ["volume_abs_diff_mm3"] = oracle => Counts(oracle).AbsoluteVolumeDifference(MaskRecipe.GridOf(oracle.Inputs)),
        ["volumetric_similarity"] = Of(counts => counts.VolumetricSimilarity),
        ["false_positive_rate"] = Of(counts => counts.FalsePositiveRate),
        ["fbeta"] = oracle => Counts(oracle).FBeta(oracle.Number("beta", 1)),
        ["net_benefit"] = oracle => Counts(oracle).NetBenefit(oracle.Number("exchange_rate", 1)),
        ["normalised_expected_cost"] = oracle => Counts(oracle).NormalisedExpectedCost(oracle.Number("cost_fn", 1), oracle.Number("cost_fp", 1)),
        ["accuracy"] = oracle => Matrix(oracle).Accuracy,
        ["balanced_accuracy"] = oracle => Matrix(oracle).BalancedAccuracy,
        ["mcc"] = oracle => Matrix(oracle).Matthews,
        ["cohens_kappa"] = oracle => Matrix(oracle).CohensKappa(Weights(oracle)),
        ["cohens_kappa_linear"] = oracle => Matrix(oracle).CohensKappa(KappaWeights.Linear),
        ["cohens_kappa_quadratic"] = oracle => Matrix(oracle).CohensKappa(KappaWeights.Quadratic),
        ["f1"] = oracle => Matrix(oracle).Macro(counts => counts.FBeta(1)),
        ["expected_cost_normalised"] = oracle => Matrix(oracle).NormalisedExpectedCost(),
        ["confusion_matrix"] = oracle => Rows(Matrix(oracle)),
        ["dice_per_label"] = oracle => Matrix(oracle).DicePerLabel(),
        ["jaccard_per_label"] = oracle => Matrix(oracle).JaccardPerLabel(),
        ["accuracy_per_label"] = oracle => Matrix(oracle).AccuracyPerLabel(),
        ["dice_from_confusion_matrix"] = oracle => Matrix(oracle).DicePerLabel(),
        ["jaccard_from_confusion_matrix"] = oracle => Matrix(oracle).JaccardPerLabel(),
        ["jaccard_to_dice"] = oracle => Each(oracle, OverlapConversion.JaccardToDice),
        ["dice_to_jaccard"] = oracle => Each(oracle, OverlapConversion.DiceToJaccard),
    };

    private static Func<Oracle, object> Of(Func<BinaryCounts, double> measure) => oracle => measure(Counts(oracle));

    private static BinaryCounts Counts(Oracle oracle)
    {
        if (MaskPair.TryOf(oracle) is { } pair) return BinaryCounts.Of(pair.Reference, pair.Prediction);
        var counts = BinaryCounts.Of(Bytes(oracle.Inputs.GetProperty("reference")), Bytes(oracle.Inputs.GetProperty("prediction")));
        if (oracle.Inputs.TryGetProperty("check", out var check))
            counts.ShouldBe(new(Count(check, "TP"), Count(check, "FP"), Count(check, "FN"), Count(check, "TN")), oracle.Id);
        return counts;
    }

    private static ConfusionMatrix Matrix(Oracle oracle)
    {
        if (MaskPair.TryOf(oracle) is { } pair) return ConfusionMatrix.Of<byte>(pair.Reference, pair.Prediction);
        if (oracle.Inputs.TryGetProperty("cm", out var cm)) return ConfusionMatrix.FromCounts(Square(cm));
        var (first, second) = oracle.Inputs.TryGetProperty("a", out var a) ? (a, oracle.Inputs.GetProperty("b")) : (oracle.Inputs.GetProperty("reference"), oracle.Inputs.GetProperty("prediction"));
        return oracle.Inputs.TryGetProperty("labels", out var labels)
            ? ConfusionMatrix.Of<int>(Whole(first), Whole(second), Whole(labels))
            : ConfusionMatrix.Of<int>(Whole(first), Whole(second));
    }

    private static KappaWeights Weights(Oracle oracle) =>
        oracle.Params.TryGetProperty("weights", out var weights) && weights.GetString() is { } name ? Enum.Parse<KappaWeights>(name, true) : KappaWeights.None;

    private static object Rows(ConfusionMatrix matrix) =>
        Enumerable.Range(0, matrix.Labels.Count).Select(row => Enumerable.Range(0, matrix.Labels.Count).Select(column => matrix[row, column]).ToArray()).ToArray();

    private static object Each(Oracle oracle, Func<double, double> convert) => OracleFile.Numbers(oracle.Inputs.GetProperty("x")).Select(convert).ToArray();

    private static long[,] Square(JsonElement rows)
    {
        var size = rows.GetArrayLength();
        var counts = new long[size, size];
        for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++) counts[row, column] = rows[row][column].GetInt64();
        return counts;
    }

    private static long Count(JsonElement check, string cell) => check.GetProperty(cell).GetInt64();

    private static byte[] Bytes(JsonElement array) => [.. Whole(array).Select(value => (byte)value)];

    private static int[] Whole(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];
}
