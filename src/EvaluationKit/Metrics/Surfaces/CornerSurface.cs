namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// The corners between voxels at which foreground and background meet, and the size of the surface at each: corner (x, y, z) lies between the voxels x and x + 1, y and y + 1, z and z + 1
/// (in two dimensions between x and x + 1, y and y + 1).
/// </summary>
internal sealed class CornerSurface
{
    private CornerSurface(BitVolume bits, BitVolume mask, int dimensions, double[] sizes)
    {
        (Bits, Points) = (bits, new(bits));
        Sizes = GC.AllocateUninitializedArray<double>(Points.Count);
        for (var row = 0; row < bits.Height * bits.Depth; row++)
            if (Points.RowStart[row] < Points.RowStart[row + 1]) Measure(mask, row, dimensions, sizes);
    }

    public BitVolume Bits { get; }

    public SurfacePoints Points { get; }

    /// <summary>mm² (mm in two dimensions) at each point.</summary>
    public double[] Sizes { get; }

    /// <param name="mask">With a margin of background.</param>
    /// <param name="dimensions">2 or 3.</param>
    /// <param name="sizes">By code, see <see cref="CornerCodes"/>.</param>
    public static CornerSurface Of(BitVolume mask, int dimensions, double[] sizes)
    {
        var corners = mask.SameSize();
        for (var z = 0; z <= mask.Depth - (dimensions - 1); z++)
            for (var y = 0; y < mask.Height - 1; y++) Mark(Rows(mask, y, z, dimensions), corners.Row(y, z));
        return new(corners, mask, dimensions, sizes);
    }

    private static void Mark(FourRows rows, Span<ulong> corners)
    {
        for (var i = 0; i < corners.Length; i++)
        {
            var (some, all) = (rows.Some(i), rows.All(i));
            var (nextSome, nextAll) = i + 1 < corners.Length ? (rows.Some(i + 1), rows.All(i + 1)) : (0, 0);
            corners[i] = (some | some >> 1 | nextSome << 63) & ~(all & (all >> 1 | nextAll << 63));
        }
    }

    private void Measure(BitVolume mask, int row, int dimensions, double[] sizes)
    {
        var rows = Rows(mask, row % mask.Height, row / mask.Height, dimensions);
        for (var i = Points.RowStart[row]; i < Points.RowStart[row + 1]; i++)
        {
            var code = rows.Code(Points.X[i]);
            Sizes[i] = sizes[dimensions == 2 ? code & 15 : code];
        }
    }

    private static FourRows Rows(BitVolume mask, int y, int z, int dimensions)
    {
        var far = dimensions == 2 ? z : z + 1;
        return new(mask.Row(y, z), mask.Row(y + 1, z), mask.Row(y, far), mask.Row(y + 1, far));
    }

    private readonly ref struct FourRows(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> c, ReadOnlySpan<ulong> d)
    {
        private readonly ReadOnlySpan<ulong> _a = a;
        private readonly ReadOnlySpan<ulong> _b = b;
        private readonly ReadOnlySpan<ulong> _c = c;
        private readonly ReadOnlySpan<ulong> _d = d;

        public ulong Some(int i) => _a[i] | _b[i] | _c[i] | _d[i];

        public ulong All(int i) => _a[i] & _b[i] & _c[i] & _d[i];

        /// <summary>Bit x + 2 y + 4 z: the voxel at that side of the corner is foreground.</summary>
        public int Code(int x) => Two(_a, x) | Two(_b, x) << 2 | Two(_c, x) << 4 | Two(_d, x) << 6;

        private static int Two(ReadOnlySpan<ulong> row, int x)
        {
            var (word, bit) = (x >> 6, x & 63);
            var pair = row[word] >> bit;
            if (bit == 63 && word + 1 < row.Length) pair |= row[word + 1] << 1;
            return (int)(pair & 3);
        }
    }
}
