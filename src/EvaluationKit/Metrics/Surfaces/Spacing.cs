using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>mm between neighbours along each axis.</summary>
internal readonly record struct Spacing(double X, double Y, double Z)
{
    public static Spacing Of(Grid grid) => new(grid.SpacingX, grid.SpacingY, grid.SpacingZ);

    /// <summary>Distances in voxels.</summary>
    public static Spacing Voxels => new(1, 1, 1);
}
