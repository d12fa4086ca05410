using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Detection;
using GrandChallenge.EvaluationKit.Metrics.Scores;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Detection;

public sealed class BoxTests
{
    private static readonly Gen<double[]> Box = Gen.Int[0, 8].Array[6]
        .Where(box => Enumerable.Range(0, 3).All(axis => box[axis] != box[axis + 3]))
        .Select(box => Array.ConvertAll(box, x => (double)x));

    [Fact]
    public void The_overlap_counts_cells_of_a_raster() => Gen.Select(Box, Box).Sample((a, b) =>
    {
        foreach (var edges in Enum.GetValues<BoxEdges>())
        {
            var extra = edges == BoxEdges.InclusivePixels ? 1 : 0;
            HashSet<(int, int, int)> inA = Cells(a, extra), inB = Cells(b, extra);
            Boxes.Volume(a, edges).ShouldBe(inA.Count);
            Boxes.Intersection(a, b, edges).ShouldBe(inA.Intersect(inB).Count());
            Boxes.Iou(a, b, edges).ShouldBe(inA.Intersect(inB).Count() / (double)inA.Union(inB).Count(), 1e-15);
            Boxes.Iou(b, a, edges).ShouldBe(Boxes.Iou(a, b, edges));
        }
    });

    [Fact]
    public void A_box_without_extent_is_refused_where_edges_are_continuous()
    {
        Should.Throw<ArgumentException>(() => Boxes.Volume([1, 0, 1, 2])).Message.ShouldContain("no extent along axis 0");
        Boxes.Volume([1, 0, 1, 2], BoxEdges.InclusivePixels).ShouldBe(3);
        Should.Throw<ArgumentException>(() => Boxes.Iou([0, 0, 1, 1], [0, 0, 0, 1, 1, 1]));
    }

    [Fact]
    public void A_prediction_whose_best_object_is_taken_may_take_another_only_in_coco()
    {
        // Both predictions overlap the first object best.
        double[] truth = [0, 0, 10, 10, 5, 0, 15, 10], predictions = [0, 0, 10, 10, 2, 0, 12, 10];
        BoxMatching.ByScore(truth, predictions, [0.9, 0.8], 2, 0.5, TakenObject.TryNext).ShouldBe([0, 1]);
        BoxMatching.ByScore(truth, predictions, [0.9, 0.8], 2, 0.5, TakenObject.IsFalse).ShouldBe([0, -1]);
        BoxMatching.ByScore(truth, predictions, [0.8, 0.9], 2, 0.6).ShouldBe([-1, 0]);
    }

    [Fact]
    public void Mean_average_precision_pools_the_images_at_each_threshold()
    {
        // Overlaps 0.8 and 1; between them a false box.
        BoxImage first = new([0, 0, 10, 10], [0, 0, 8, 10], [0.9]), second = new([0, 0, 4, 4], [0, 0, 4, 4, 20, 20, 24, 24], [0.5, 0.7]);
        var values = MeanAveragePrecision.AtThresholds([first, second], 2, [0.5, 0.8, 0.9], AveragePrecision.AllPoints);
        values.ShouldBe([0.5 + (0.5 * 2 / 3), 0.5 + (0.5 * 2 / 3), 0.5 / 3], 1e-12);
        MeanAveragePrecision.Of([values, [double.NaN]]).ShouldBe(values.Average(), 1e-12);
        MeanAveragePrecision.AtThresholds([new([], [], [])], 2, [0.5], AveragePrecision.Coco101)[0].ShouldBe(double.NaN);
    }

    private static HashSet<(int X, int Y, int Z)> Cells(double[] box, int extra) =>
    [
        .. from x in Axis(box, 0, extra) from y in Axis(box, 1, extra) from z in Axis(box, 2, extra) select (x, y, z),
    ];

    private static IEnumerable<int> Axis(double[] box, int axis, int extra) =>
        Enumerable.Range((int)Math.Min(box[axis], box[axis + 3]), (int)Math.Abs(box[axis] - box[axis + 3]) + extra);
}
