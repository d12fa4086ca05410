using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>The connected parts of a mask.</summary>
/// <param name="Labels">One number a voxel: 0 in the background, else that of its part, 1 and up in the order of the first voxel of each part.</param>
/// <param name="Sizes">Voxels of each part; that of part k is at k − 1.</param>
public sealed record ConnectedComponents(int[] Labels, int[] Sizes)
{
    /// <summary>How many parts there are.</summary>
    public int Count => Sizes.Length;

    /// <summary>Finds the parts of a mask.</summary>
    /// <param name="mask">One byte a voxel, not zero is foreground.</param>
    /// <param name="grid">Its raster.</param>
    /// <param name="connectivity">Neighbours differ by one step on at most that many axes: 1 faces, 2 also edges, 3 also corners.</param>
    /// <exception cref="ArgumentException">The mask does not fill the grid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The connectivity is none of 1, 2, 3.</exception>
    public static ConnectedComponents Of(ReadOnlySpan<byte> mask, Grid grid, int connectivity = 1)
    {
        grid.Check(mask.Length);
        if (connectivity is < 1 or > 3) throw new ArgumentOutOfRangeException(nameof(connectivity), connectivity, "The connectivity is 1, 2 or 3.");
        var labels = new int[mask.Length];
        var parents = new List<int> { 0 };
        var neighbours = EarlierNeighbours(connectivity);
        var at = 0;
        for (var z = 0; z < grid.Depth; z++)
            for (var y = 0; y < grid.Height; y++)
                for (var x = 0; x < grid.Width; x++, at++)
                    if (mask[at] != 0) labels[at] = Joined(labels, parents, grid, neighbours, x, y, z);
        return Numbered(labels, parents);
    }

    private static int Joined(int[] labels, List<int> parents, Grid grid, (int X, int Y, int Z)[] neighbours, int x, int y, int z)
    {
        var root = 0;
        foreach (var (dx, dy, dz) in neighbours)
        {
            var (nx, ny, nz) = (x + dx, y + dy, z + dz);
            if ((uint)nx >= (uint)grid.Width || (uint)ny >= (uint)grid.Height || nz < 0) continue;
            var label = labels[nx + grid.Width * (ny + grid.Height * nz)];
            if (label != 0) root = root == 0 ? Root(parents, label) : Unite(parents, root, label);
        }

        if (root != 0) return root;
        parents.Add(parents.Count);
        return parents.Count - 1;
    }

    private static int Unite(List<int> parents, int a, int b)
    {
        var (first, second) = (Root(parents, a), Root(parents, b));
        var (low, high) = (Math.Min(first, second), Math.Max(first, second));
        parents[high] = low;
        return low;
    }

    private static int Root(List<int> parents, int label)
    {
        while (parents[label] != label) label = parents[label] = parents[parents[label]];
        return label;
    }

    private static ConnectedComponents Numbered(int[] labels, List<int> parents)
    {
        var numbers = new int[parents.Count];
        var sizes = new List<int>();
        for (var at = 0; at < labels.Length; at++)
        {
            if (labels[at] == 0) continue;
            ref var number = ref numbers[Root(parents, labels[at])];
            if (number == 0)
            {
                sizes.Add(0);
                number = sizes.Count;
            }

            sizes[number - 1]++;
            labels[at] = number;
        }

        return new(labels, [.. sizes]);
    }

    // Those that come before a voxel in memory.
    private static (int X, int Y, int Z)[] EarlierNeighbours(int connectivity) =>
        [.. from z in Enumerable.Range(-1, 2)
            from y in Enumerable.Range(-1, 3)
            from x in Enumerable.Range(-1, 3)
            where x + 3 * y + 9 * z < 0 && Math.Abs(x) + Math.Abs(y) + Math.Abs(z) <= connectivity
            select (x, y, z)];
}
