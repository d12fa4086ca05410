using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// clDice: how well two tubular structures follow each other, by their centrelines. Shit et al., CVPR 2021, arXiv:2003.07311, equation 1. The value depends on the way of thinning: two libraries agree
/// to the last digit only where structures are one voxel wide. Here it is Zhang-Suen in 2-D and, after Lee et al., thinning by simple points in 3-D.
/// </summary>
public static class CentrelineDice
{
    /// <summary>
    /// Harmonic mean of topology precision |S(P) ∩ R| / |S(P)| and topology sensitivity |S(R) ∩ P| / |S(R)|, in [0, 1], with S the centreline. NaN where both masks are empty; 0 where one is, or where
    /// no centreline runs in the other mask (MetricsReloaded gives NaN in all three cases).
    /// </summary>
    /// <param name="reference">The truth, one byte a voxel, not zero is foreground.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both.</param>
    /// <exception cref="ArgumentException">A mask does not fill the grid.</exception>
    public static double Of(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid)
    {
        var pair = PackedPair.OfMasks(reference, prediction, grid);
        var (centreOfReference, centreOfPrediction) = PackedPair.Both(() => Thinned(pair.Reference, pair.Dimensions), () => Thinned(pair.Prediction, pair.Dimensions));
        var (ofReference, ofPrediction) = (centreOfReference.Count(), centreOfPrediction.Count());
        if (ofReference == 0 && ofPrediction == 0) return double.NaN;
        if (ofReference == 0 || ofPrediction == 0) return 0;
        var precision = centreOfPrediction.CountShared(pair.Reference) / (double)ofPrediction;
        var sensitivity = centreOfReference.CountShared(pair.Prediction) / (double)ofReference;
        return precision + sensitivity == 0 ? 0 : 2 * precision * sensitivity / (precision + sensitivity);
    }

    /// <summary>The centreline of a mask: 1 on it, else 0, one byte a voxel. It hangs together as the mask does, and is empty only where the mask is.</summary>
    /// <param name="mask">One byte a voxel, not zero is foreground.</param>
    /// <param name="grid">Its raster.</param>
    /// <exception cref="ArgumentException">The mask does not fill the grid.</exception>
    public static byte[] Skeleton(ReadOnlySpan<byte> mask, Grid grid)
    {
        grid.Check(mask.Length);
        var (width, height, margin) = (grid.Width + 2, grid.Height + 2, grid.Dimensions - 2);
        var padded = new byte[checked(width * height * (grid.Depth + 2 * margin))];
        for (var row = 0; row < grid.Height * grid.Depth; row++)
        {
            var from = mask.Slice(row * grid.Width, grid.Width);
            var into = padded.AsSpan(1 + width * (row % grid.Height + 1 + height * (row / grid.Height + margin)), grid.Width);
            for (var x = 0; x < from.Length; x++) into[x] = from[x] != 0 ? (byte)1 : (byte)0;
        }

        Thin(padded, width, height, grid.Dimensions);
        var skeleton = new byte[mask.Length];
        for (var row = 0; row < grid.Height * grid.Depth; row++)
            padded.AsSpan(1 + width * (row % grid.Height + 1 + height * (row / grid.Height + margin)), grid.Width).CopyTo(skeleton.AsSpan(row * grid.Width));
        return skeleton;
    }

    private static BitVolume Thinned(BitVolume mask, int dimensions)
    {
        var voxels = new byte[checked(mask.Width * mask.Height * mask.Depth)];
        for (var at = 0; at < voxels.Length; at++)
            if (mask[at % mask.Width, at / mask.Width % mask.Height, at / mask.Width / mask.Height]) voxels[at] = 1;
        Thin(voxels, mask.Width, mask.Height, dimensions);
        var thinned = mask.SameSize();
        for (var at = 0; at < voxels.Length; at++)
            if (voxels[at] != 0) thinned.Row(at / mask.Width % mask.Height, at / mask.Width / mask.Height)[at % mask.Width >> 6] |= 1UL << (at % mask.Width & 63);
        return thinned;
    }

    private static void Thin(byte[] voxels, int width, int height, int dimensions)
    {
        if (dimensions == 2) PlaneThinning.Thin(voxels, width);
        else VolumeThinning.Thin(voxels, width, height, voxels.Length / width / height);
    }
}
