namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>What the corners of a box mean; the two give different overlaps.</summary>
public enum BoxEdges
{
    /// <summary>Corners are places: a box from 0 to 2 is 2 long. The convention of COCO and evalutils.</summary>
    Continuous,

    /// <summary>
    /// Corners are the first and last pixel inside: a box from 0 to 2 is 3 long. The convention of Pascal VOC and Metrics Reloaded.
    /// </summary>
    InclusivePixels,
}

/// <summary>
/// Overlap of axis-parallel boxes in any number of dimensions. A box is a corner and the opposite one: x₁ y₁ x₂ y₂, or x₁ y₁ z₁ x₂ y₂ z₂;
/// which corner comes first does not matter.
/// </summary>
public static class Boxes
{
    /// <summary>Area, or volume, in the unit of the coordinates to the power of the dimensions.</summary>
    /// <exception cref="ArgumentException">The box has no extent along an axis (continuous edges), an odd number of coordinates, or one
    /// that is not finite.</exception>
    public static double Volume(ReadOnlySpan<double> box, BoxEdges edges = BoxEdges.Continuous)
    {
        Check(box, edges, nameof(box));
        double volume = 1;
        for (var axis = 0; axis < box.Length / 2; axis++)
            volume *= Math.Abs(box[axis + (box.Length / 2)] - box[axis]) + Pixel(edges);
        return volume;
    }

    /// <summary>Area, or volume, that both share; 0 where they touch (continuous edges) or lie apart.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Volume"/>, or the boxes have different dimensions.</exception>
    public static double Intersection(ReadOnlySpan<double> a, ReadOnlySpan<double> b, BoxEdges edges = BoxEdges.Continuous)
    {
        Check(a, edges, nameof(a));
        Check(b, edges, nameof(b));
        if (a.Length != b.Length)
            throw new ArgumentException($"One box has {a.Length} coordinates, the other {b.Length}.", nameof(b));
        double volume = 1;
        for (int axis = 0, half = a.Length / 2; axis < half; axis++)
        {
            var low = Math.Max(Math.Min(a[axis], a[axis + half]), Math.Min(b[axis], b[axis + half]));
            var high = Math.Min(Math.Max(a[axis], a[axis + half]), Math.Max(b[axis], b[axis + half]));
            volume *= Math.Max(0, high - low + Pixel(edges));
        }

        return volume;
    }

    /// <summary>
    /// Intersection over union, 0..1. Source: Jaccard, New Phytologist 11 (1912) 37-50, doi:10.1111/j.1469-8137.1912.tb05611.x.
    /// </summary>
    /// <exception cref="ArgumentException">As for <see cref="Intersection"/>.</exception>
    public static double Iou(ReadOnlySpan<double> a, ReadOnlySpan<double> b, BoxEdges edges = BoxEdges.Continuous)
    {
        var shared = Intersection(a, b, edges);
        return shared / (Volume(a, edges) + Volume(b, edges) - shared);
    }

    private static int Pixel(BoxEdges edges) => edges == BoxEdges.InclusivePixels ? 1 : 0;

    private static void Check(ReadOnlySpan<double> box, BoxEdges edges, string name)
    {
        var half = box.Length / 2;
        if (box.Length < 2 || box.Length % 2 != 0)
            throw new ArgumentException($"A box has two corners; {box.Length} coordinates do not make them.", name);
        for (var axis = 0; axis < half; axis++)
        {
            if (!double.IsFinite(box[axis]) || !double.IsFinite(box[axis + half]))
                throw new ArgumentException($"A coordinate along axis {axis} is not a finite number.", name);
            if (edges == BoxEdges.Continuous && box[axis] == box[axis + half])
                throw new ArgumentException($"The box has no extent along axis {axis}: both corners are at {box[axis]}.", name);
        }
    }
}
