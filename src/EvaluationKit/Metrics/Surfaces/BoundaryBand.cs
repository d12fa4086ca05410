namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>The voxels of a mask that lie nearer than a width to its own surface.</summary>
internal static class BoundaryBand
{
    /// <summary>Intersection over union of two masks' bands; NaN where both masks are empty.</summary>
    public static double Iou(PackedPair pair, double width, Spacing unit)
    {
        var (a, b) = PackedPair.Both(() => Of(pair.Reference, pair.Dimensions, width, unit), () => Of(pair.Prediction, pair.Dimensions, width, unit));
        var (shared, inA, inB) = (a.CountShared(b), a.Count(), b.Count());
        return shared / (double)(inA + inB - shared);
    }

    // The surface spread by a ball, row by row: at (y, z) away the ball is a run along x.
    private static BitVolume Of(BitVolume mask, int dimensions, double width, Spacing unit)
    {
        var surface = VoxelSurface.Of(mask, dimensions, 1);
        var band = mask.SameSize();
        var rows = BallRows(width, unit, mask);
        ulong[] from = new ulong[mask.WordsPerRow], spread = new ulong[mask.WordsPerRow];
        for (var z = 0; z < mask.Depth; z++)
        {
            for (var y = 0; y < mask.Height; y++)
            {
                var row = surface.Row(y, z);
                if (row.IndexOfAnyExcept(0UL) < 0) continue;
                foreach (var (dy, dz, reach) in rows)
                    if ((uint)(y + dy) < (uint)mask.Height && (uint)(z + dz) < (uint)mask.Depth) BitRows.OrSpread(row, band.Row(y + dy, z + dz), reach, from, spread);
            }
        }

        band.KeepOnly(mask);
        return band;
    }

    private static (int Y, int Z, int Reach)[] BallRows(double width, Spacing unit, BitVolume within)
    {
        var (reachY, reachZ) = (Reach(width, unit.Y, within.Height), Reach(width, unit.Z, within.Depth));
        var (squaresX, squaresY, squaresZ) = (AxisSquares.Of(within.Width, unit.X), AxisSquares.Of(reachY + 1, unit.Y), AxisSquares.Of(reachZ + 1, unit.Z));
        return [.. from z in Enumerable.Range(-reachZ, 2 * reachZ + 1)
                   from y in Enumerable.Range(-reachY, 2 * reachY + 1)
                   let square = squaresY[Math.Abs(y)] + squaresZ[Math.Abs(z)]
                   let reach = Array.FindLastIndex(squaresX, x => Math.Sqrt(x + square) < width)
                   where reach >= 0
                   select (y, z, reach)];
    }

    private static int Reach(double width, double unit, int size) => (int)Math.Min(Math.Ceiling(width / unit), size - 1);
}
