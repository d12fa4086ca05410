namespace GrandChallenge.EvaluationKit.Images;

/// <summary>
/// The raster of an image in two or three dimensions. Voxels lie in memory with x fastest, then y, then z: voxel (x, y, z) is at x + Width · (y + Height · z).
/// </summary>
public sealed record Grid
{
    private Grid(int dimensions, int width, int height, int depth, double spacingX, double spacingY, double spacingZ)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        (Dimensions, Width, Height, Depth) = (dimensions, width, height, depth);
        (SpacingX, SpacingY, SpacingZ) = (Positive(spacingX), Positive(spacingY), Positive(spacingZ));
        Count = checked(width * height * depth);
    }

    /// <summary>2 or 3. A plane of a volume (three dimensions, depth 1) has surface on both its sides; an image of two dimensions has only an outline.</summary>
    public int Dimensions { get; }

    /// <summary>Voxels along x.</summary>
    public int Width { get; }

    /// <summary>Voxels along y.</summary>
    public int Height { get; }

    /// <summary>Voxels along z; 1 in two dimensions.</summary>
    public int Depth { get; }

    /// <summary>Distance in mm between the centres of neighbours along x.</summary>
    public double SpacingX { get; }

    /// <summary>Distance in mm between the centres of neighbours along y.</summary>
    public double SpacingY { get; }

    /// <summary>Distance in mm between the centres of neighbours along z; 1 in two dimensions.</summary>
    public double SpacingZ { get; }

    /// <summary>Number of voxels, at most 2³¹ − 1.</summary>
    public int Count { get; }

    /// <summary>Size of a voxel in mm³; in two dimensions of a pixel in mm².</summary>
    public double VoxelVolume => SpacingX * SpacingY * SpacingZ;

    /// <summary>An image of two dimensions.</summary>
    /// <param name="width">Pixels along x, the fastest axis.</param>
    /// <param name="height">Pixels along y.</param>
    /// <param name="spacingX">mm along x.</param>
    /// <param name="spacingY">mm along y.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or a spacing is not a positive number.</exception>
    /// <exception cref="OverflowException">There are more than 2³¹ − 1 voxels.</exception>
    public static Grid Of(int width, int height, double spacingX = 1, double spacingY = 1) => new(2, width, height, 1, spacingX, spacingY, 1);

    /// <summary>A volume.</summary>
    /// <param name="width">Voxels along x, the fastest axis.</param>
    /// <param name="height">Voxels along y.</param>
    /// <param name="depth">Voxels along z, the slowest axis.</param>
    /// <param name="spacingX">mm along x.</param>
    /// <param name="spacingY">mm along y.</param>
    /// <param name="spacingZ">mm along z.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or a spacing is not a positive number.</exception>
    /// <exception cref="OverflowException">There are more than 2³¹ − 1 voxels.</exception>
    public static Grid Of(int width, int height, int depth, double spacingX, double spacingY, double spacingZ) =>
        new(3, width, height, depth, spacingX, spacingY, spacingZ);

    private static double Positive(double spacing) =>
        spacing > 0 && double.IsFinite(spacing) ? spacing : throw new ArgumentOutOfRangeException(nameof(spacing), spacing, "A spacing is a positive number of mm.");
}
