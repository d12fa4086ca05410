using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

/// <summary>Where a mask lies on the whole.</summary>
public static class CentreOfMass
{
    /// <summary>Distance in mm between the mean positions of the voxels of two masks; 0 or more. NaN where either is empty.</summary>
    /// <param name="reference">The truth, one byte a voxel, not zero is foreground.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both.</param>
    /// <exception cref="ArgumentException">A mask does not fill the grid.</exception>
    public static double DistanceMm(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid)
    {
        var (a, b) = (Of(reference, grid), Of(prediction, grid));
        var (x, y, z) = ((a.X - b.X) * grid.SpacingX, (a.Y - b.Y) * grid.SpacingY, (a.Z - b.Z) * grid.SpacingZ);
        return Math.Sqrt(x * x + y * y + z * z);
    }

    /// <summary>Mean position of a mask's voxels, in voxels from the centre of the first one. NaN on every axis where the mask is empty.</summary>
    /// <param name="mask">One byte a voxel, not zero is foreground.</param>
    /// <param name="grid">Its raster.</param>
    /// <exception cref="ArgumentException">The mask does not fill the grid.</exception>
    public static (double X, double Y, double Z) Of(ReadOnlySpan<byte> mask, Grid grid)
    {
        grid.Check(mask.Length);
        long count = 0, sumX = 0, sumY = 0, sumZ = 0;
        for (var row = 0; row < grid.Height * grid.Depth; row++)
        {
            var (inRow, sum) = Row(mask.Slice(row * grid.Width, grid.Width));
            count += inRow;
            sumX += sum;
            sumY += inRow * (row % grid.Height);
            sumZ += inRow * (row / grid.Height);
        }

        return count == 0 ? (double.NaN, double.NaN, double.NaN) : ((double)sumX / count, (double)sumY / count, (double)sumZ / count);
    }

    private static (long Count, long Sum) Row(ReadOnlySpan<byte> row)
    {
        var first = row.IndexOfAnyExcept((byte)0);
        if (first < 0) return default;
        var (count, sum) = (0L, 0L);
        for (var x = first; x < row.Length; x++)
        {
            if (row[x] == 0) continue;
            count++;
            sum += x;
        }

        return (count, sum);
    }
}
