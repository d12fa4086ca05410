using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

public sealed class AscendingTests
{
    [Fact]
    public void Numbers_are_sorted_and_their_items_with_them() => Gen.OneOf(Gen.Double[0, 1e9], Gen.OneOf(0, 0.7, 1.4, double.PositiveInfinity)).Array[0, 200].Sample(keys =>
    {
        double[] sorted = [.. keys], items = [.. keys.Select((_, at) => (double)at)];
        Ascending.Sort(sorted, items);
        sorted.ShouldBe(keys.Order());
        items.Select(at => keys[(int)at]).ShouldBe(sorted);
    });
}
