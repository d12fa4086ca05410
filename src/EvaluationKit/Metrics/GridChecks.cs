using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics;

internal static class GridChecks
{
    /// <exception cref="ArgumentException">There are not as many voxels as the grid has.</exception>
    public static void Check(this Grid grid, int voxels)
    {
        if (voxels != grid.Count) throw new ArgumentException($"There are {voxels} voxels; {grid.Width} × {grid.Height} × {grid.Depth} are {grid.Count}.");
    }
}
