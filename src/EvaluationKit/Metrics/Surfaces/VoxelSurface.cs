namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// The voxels of a mask that touch background: the mask without its erosion by the neighbours that differ on at most <c>connectivity</c> axes. Outside the image is background.
/// </summary>
internal static class VoxelSurface
{
    /// <param name="mask">With a margin of background.</param>
    /// <param name="dimensions">2: planes do not see each other.</param>
    /// <param name="connectivity">1 faces, 2 also edges, 3 also corners.</param>
    public static BitVolume Of(BitVolume mask, int dimensions, int connectivity)
    {
        var surface = mask.SameSize();
        var neighbours = Neighbours(dimensions, connectivity);
        for (var z = 0; z < mask.Depth; z++)
        {
            for (var y = 0; y < mask.Height; y++)
            {
                var row = mask.Row(y, z);
                if (row.IndexOfAnyExcept(0UL) >= 0) Fill(mask, y, z, neighbours, row, surface.Row(y, z));
            }
        }

        return surface;
    }

    private static void Fill(BitVolume mask, int y, int z, (int Y, int Z, bool Both)[] neighbours, ReadOnlySpan<ulong> row, Span<ulong> surface)
    {
        for (var i = 0; i < row.Length; i++) surface[i] = BitRows.WithNeighbours(row, i);
        foreach (var (dy, dz, both) in neighbours)
        {
            var other = mask.RowOrNothing(y + dy, z + dz);
            if (other.IsEmpty) surface.Clear();
            else for (var i = 0; i < row.Length; i++) surface[i] &= both ? BitRows.WithNeighbours(other, i) : other[i];
        }

        for (var i = 0; i < row.Length; i++) surface[i] = row[i] & ~surface[i];
    }

    // Rows beside a voxel's own; Both where also their voxels at x − 1 and x + 1 are neighbours.
    private static (int Y, int Z, bool Both)[] Neighbours(int dimensions, int connectivity)
    {
        var reachZ = dimensions == 3 ? 1 : 0;
        return [.. from z in Enumerable.Range(-reachZ, 2 * reachZ + 1)
                   from y in Enumerable.Range(-1, 3)
                   let axes = Math.Abs(y) + Math.Abs(z)
                   where axes > 0 && axes <= connectivity
                   select (y, z, axes < connectivity)];
    }
}
