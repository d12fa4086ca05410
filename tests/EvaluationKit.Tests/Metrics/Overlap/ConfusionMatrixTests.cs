using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Overlap;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Overlap;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Bytes_are_counted_as_other_integers_are() => Gen.Select(Gen.Byte.Array[1, 40], Gen.Byte.Array[1, 40], Gen.Int[1, 2000]).Sample((a, b, run) =>
    {
        // Above 65,536 values bytes have a way of their own.
        byte[] reference = [.. Enumerable.Range(0, 70_001).Select(at => a[at / run % a.Length])], prediction = [.. Enumerable.Range(0, 70_001).Select(at => b[at / (run + 3) % b.Length])];
        var fast = ConfusionMatrix.Of<byte>(reference, prediction);
        var plain = ConfusionMatrix.Of<long>([.. reference.Select(label => (long)label)], [.. prediction.Select(label => (long)label)]);
        fast.Labels.ShouldBe(plain.Labels);
        for (var row = 0; row < fast.Labels.Count; row++)
            for (var column = 0; column < fast.Labels.Count; column++) fast[row, column].ShouldBe(plain[row, column]);
        fast.Total.ShouldBe(70_001);
    }, iter: 20);

    [Fact]
    public void Negative_labels_of_one_byte_keep_their_sign()
    {
        var many = Enumerable.Repeat((sbyte)-1, 70_000).ToArray();
        ConfusionMatrix.Of<sbyte>(many, many).Labels.ShouldBe([-1]);
    }

    [Fact]
    public void Labels_that_are_not_listed_are_left_out()
    {
        var matrix = ConfusionMatrix.Of<ushort>([0, 1, 2, 300, 1], [0, 1, 300, 300, 2], [2, 1]);
        matrix.Total.ShouldBe(2);
        matrix[1, 1].ShouldBe(1);
        matrix[1, 0].ShouldBe(1);
        matrix.CountsOf(1).ShouldBe(new(1, 0, 1, 0));
        Should.Throw<ArgumentException>(() => matrix.CountsOf(300)).Message.ShouldContain("no label 300; it has 2, 1");
    }

    [Fact]
    public void Two_labels_agree_with_the_binary_measures() => Gen.Select(Gen.Byte[0, 1].Array[60], Gen.Byte[0, 1].Array[60]).Sample((a, b) =>
    {
        var (matrix, counts) = (ConfusionMatrix.Of<byte>(a, b, [0, 1]), BinaryCounts.Of(a, b));
        matrix.CountsOf(1).ShouldBe(counts);
        matrix.Matthews.ShouldBe(counts.Matthews, 1e-12);
        matrix.CohensKappa().ShouldBe(counts.CohensKappa, 1e-12);
        matrix.BalancedAccuracy.ShouldBe(counts.BalancedAccuracy, 1e-12);
        matrix.NormalisedExpectedCost((row, column) => row == column ? 0 : row == 1 ? 5 : 1).ShouldBe(counts.NormalisedExpectedCost(5, 1), 1e-12);
    });

    [Fact]
    public void Accuracy_of_a_label_is_a_fraction() =>
        ConfusionMatrix.FromCounts(new long[,] { { 5, 2, 1 }, { 1, 2, 1 }, { 1, 0, 4 } }).AccuracyPerLabel().ShouldBe([12 / 17.0, 13 / 17.0, 14 / 17.0], 1e-12);

    [Fact]
    public void A_matrix_that_is_not_square_is_refused() => Should.Throw<ArgumentException>(() => ConfusionMatrix.FromCounts(new long[2, 3])).Message.ShouldContain("2 rows and 3 columns");
}
