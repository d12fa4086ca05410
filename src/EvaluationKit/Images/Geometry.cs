namespace GrandChallenge.EvaluationKit.Images;

/// <summary>
/// Where a grid lies in space: mm, LPS (x to the left, y to the back, z to the head), as ITK has it. The centre of voxel (i, j, k) is at
/// Origin + i · SpacingX · AxisX + j · SpacingY · AxisY + k · SpacingZ · AxisZ. Two geometries are equal when every number is.
/// </summary>
/// <param name="Grid">Sizes and spacings.</param>
/// <param name="Origin">Centre of the first voxel in mm.</param>
/// <param name="AxisX">Unit vector along which i grows: the first column of ITK's direction matrix.</param>
/// <param name="AxisY">Unit vector along which j grows.</param>
/// <param name="AxisZ">Unit vector along which k grows.</param>
public sealed record Geometry(Grid Grid, Vector Origin, Vector AxisX, Vector AxisY, Vector AxisZ)
{
    private const double RightAngle = 1e-3;

    /// <summary>A grid at the origin with the axes of space.</summary>
    public static Geometry Of(Grid grid) => new(grid, new(0, 0, 0), new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    /// <summary>Centre of a voxel in mm.</summary>
    public Vector PointAt(double i, double j, double k) =>
        Origin + i * Grid.SpacingX * AxisX + j * Grid.SpacingY * AxisY + k * Grid.SpacingZ * AxisZ;

    /// <summary>The place of a point in mm on the grid, in voxels; whole numbers are centres.</summary>
    public Vector IndexOf(Vector point)
    {
        var way = point - Origin;
        return new(way.Dot(AxisX) / Grid.SpacingX, way.Dot(AxisY) / Grid.SpacingY, way.Dot(AxisZ) / Grid.SpacingZ);
    }

    /// <summary>Whether the axes have length 1 and stand at right angles, each to 0.001.</summary>
    public bool IsOrthonormal =>
        Near(AxisX.Dot(AxisX), 1) && Near(AxisY.Dot(AxisY), 1) && Near(AxisZ.Dot(AxisZ), 1)
        && Near(AxisX.Dot(AxisY), 0) && Near(AxisY.Dot(AxisZ), 0) && Near(AxisZ.Dot(AxisX), 0);

    /// <summary>What differs from the geometry that is wanted, as the problem of a fault; null where the two agree.</summary>
    public string? Mismatch(Geometry wanted, GeometryTolerance? tolerance = null)
    {
        var allowed = tolerance ?? GeometryTolerance.Default;
        var flat = Grid.Depth == 1 && wanted.Grid.Depth == 1;
        var size = (Grid.Width, Grid.Height, Grid.Depth);
        var wantedSize = (wanted.Grid.Width, wanted.Grid.Height, wanted.Grid.Depth);
        if (size != wantedSize) return $"the size is {Sizes(size)} voxels where the truth has {Sizes(wantedSize)}";

        var (spacing, wantedSpacing) = (Spacing(flat), wanted.Spacing(flat));
        if (!Close(spacing.X, wantedSpacing.X) || !Close(spacing.Y, wantedSpacing.Y) || !Close(spacing.Z, wantedSpacing.Z))
            return $"the spacing is {spacing} mm where the truth has {wantedSpacing}";

        var smallest = Math.Min(wantedSpacing.X, wantedSpacing.Y);
        if (!flat) smallest = Math.Min(smallest, wantedSpacing.Z);
        if (!((Origin - wanted.Origin).Length <= allowed.Origin * smallest))
            return $"the origin is {Origin} mm where the truth has {wanted.Origin}";

        var turned = Math.Max((AxisX - wanted.AxisX).Length, (AxisY - wanted.AxisY).Length);
        if (!flat) turned = Math.Max(turned, (AxisZ - wanted.AxisZ).Length);
        return turned <= allowed.Direction ? null : $"the axes are {Axes} where the truth has {wanted.Axes}";

        bool Close(double found, double right) => Math.Abs(found - right) <= allowed.Spacing * right;
    }

    private string Axes => $"{AxisX} {AxisY} {AxisZ}";

    private Vector Spacing(bool flat) => new(Grid.SpacingX, Grid.SpacingY, flat ? 1 : Grid.SpacingZ);

    private static string Sizes((int Width, int Height, int Depth) size) => $"{size.Width} x {size.Height} x {size.Depth}";

    private static bool Near(double found, double wanted) => Math.Abs(found - wanted) <= RightAngle;
}
