using GrandChallenge.EvaluationKit.Metrics.Scores;

namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>
/// The boxes of one image and one class: corners one box after the other, as <see cref="Boxes"/> wants them, and a score for each
/// prediction.
/// </summary>
/// <param name="Truth">Corners of the objects.</param>
/// <param name="Predictions">Corners of the predictions.</param>
/// <param name="Scores">One for each prediction.</param>
public sealed record BoxImage(double[] Truth, double[] Predictions, double[] Scores);

/// <summary>
/// Mean of the average precision over thresholds of overlap. Detections of all images are pooled by score. Source: Lin et al.,
/// doi:10.1007/978-3-319-10602-1_48.
/// </summary>
public static class MeanAveragePrecision
{
    /// <summary>0.50, 0.55, … 0.95.</summary>
    public static ReadOnlySpan<double> CocoThresholds => [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

    /// <summary>
    /// Average precision at each threshold, for one class. NaN without objects. Each detection makes a point of the curve; of equal scores
    /// the first image's first comes first.
    /// </summary>
    /// <param name="images">All images, also those without boxes.</param>
    /// <param name="dimensions">2 or 3 as a rule.</param>
    /// <param name="thresholds">Least overlaps, each above 0.</param>
    /// <param name="rule">One of <see cref="AveragePrecision"/>; COCO uses <see cref="AveragePrecision.Coco101"/>.</param>
    /// <param name="taken">What happens when the best object is taken.</param>
    /// <param name="edges">What the corners mean.</param>
    public static double[] AtThresholds(
        IReadOnlyList<BoxImage> images, int dimensions, ReadOnlySpan<double> thresholds, Func<ThresholdCounts, double> rule,
        TakenObject taken = TakenObject.TryNext, BoxEdges edges = BoxEdges.Continuous)
    {
        var overlaps = images.Select(image => new BoxOverlaps(image.Truth, image.Predictions, dimensions, edges)).ToArray();
        var orders = images.Select((image, i) => Descending.Order(image.Scores, overlaps[i].Predictions)).ToArray();
        var scores = images.SelectMany(image => image.Scores).ToArray();
        var objects = overlaps.Sum(image => image.Objects);
        var values = new double[thresholds.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var threshold = thresholds[i];
            var isTrue = overlaps.SelectMany((image, at) => BoxMatching.ByScore(image, orders[at], threshold, taken)).Select(found => found >= 0).ToArray();
            values[i] = rule(ThresholdCounts.OfDetections(isTrue, scores, objects, tiesApart: true));
        }

        return values;
    }

    /// <summary>Mean over thresholds and classes, leaving out what is NaN (classes without objects). NaN where nothing is left.</summary>
    /// <param name="classes">For each class its values from <see cref="AtThresholds"/>.</param>
    public static double Of(IEnumerable<double[]> classes) => classes.SelectMany(values => values).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
