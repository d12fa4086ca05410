using System.Numerics;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Two masks of one raster as bits, cropped to the box that holds both and a margin of background. The crop changes no distance: surfaces lie inside it.
/// </summary>
/// <param name="Reference">The truth.</param>
/// <param name="Prediction">What is judged.</param>
/// <param name="Dimensions">2 or 3.</param>
/// <param name="Spacing">mm.</param>
internal sealed record PackedPair(BitVolume Reference, BitVolume Prediction, int Dimensions, Spacing Spacing)
{
    /// <summary>Foreground is what is not zero.</summary>
    public static PackedPair OfMasks(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid) => Of<byte>(reference, prediction, grid, 0, true);

    /// <summary>Foreground is what carries the label.</summary>
    public static PackedPair OfLabel<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> prediction, Grid grid, T label) where T : unmanaged, IBinaryInteger<T> =>
        Of(reference, prediction, grid, label, false);

    private static unsafe PackedPair Of<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> prediction, Grid grid, T label, bool inverted)
        where T : unmanaged, IBinaryInteger<T>
    {
        grid.Check(reference.Length);
        grid.Check(prediction.Length);
        fixed (T* a = reference, b = prediction)
        {
            var first = new Foreground<T>(a, grid.Width, grid.Height, grid.Depth, label, inverted);
            var second = new Foreground<T>(b, grid.Width, grid.Height, grid.Depth, label, inverted);
            var (boxA, boxB) = Both(() => first.Box(), () => second.Box());
            var box = boxA.Joined(boxB);
            if (box.IsEmpty) box = new(0, 0, 0, 0, 0, 1);
            var (bitsA, bitsB) = Both(() => first.Pack(box, grid.Dimensions - 2), () => second.Pack(box, grid.Dimensions - 2));
            return new(bitsA, bitsB, grid.Dimensions, Spacing.Of(grid));
        }
    }

    /// <summary>Does the same to both masks, or for both directions, at once.</summary>
    public static (TResult First, TResult Second) Both<TResult>(Func<TResult> first, Func<TResult> second)
    {
        var (one, two) = (default(TResult)!, default(TResult)!);
        Parallel.Invoke(() => one = first(), () => two = second());
        return (one, two);
    }
}
