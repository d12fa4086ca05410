using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Registration;

/// <summary>How smooth a displacement field is, from the determinants of its Jacobian.</summary>
/// <param name="FoldingShare">Share of voxels with a determinant of 0 or less, 0..1; 0 is best.</param>
/// <param name="Mean">Mean determinant.</param>
/// <param name="Min">Smallest.</param>
/// <param name="Max">Largest.</param>
/// <param name="StdLog">Standard deviation (divisor n) of ln of the determinants, those below 1e-9 taken as 1e-9; 0 is a rigid motion.
/// Source: Leow et al., IEEE Transactions on
/// Medical Imaging 26 (2007) 822-832, doi:10.1109/TMI.2007.892646.</param>
/// <param name="Voxels">Voxels that count.</param>
public sealed record JacobianStatistics(double FoldingShare, double Mean, double Min, double Max, double StdLog, int Voxels)
{
    private const double Least = 1e-9;

    /// <summary>Statistics over the grid, or over the foreground of a mask. All NaN where no voxel counts.</summary>
    /// <param name="grid">Raster of the field.</param>
    /// <param name="displacementsMm">As <see cref="Jacobian.Determinants"/> wants them.</param>
    /// <param name="mask">One byte a voxel, not zero counts; empty for all voxels.</param>
    public static JacobianStatistics Of(Grid grid, ReadOnlySpan<float> displacementsMm, ReadOnlySpan<byte> mask = default)
    {
        if (!mask.IsEmpty && mask.Length != grid.Count)
            throw new ArgumentException($"The mask has {mask.Length} voxels, the grid {grid.Count}.", nameof(mask));
        var determinants = Jacobian.Determinants(grid, displacementsMm);
        double sum = 0, logs = 0, squares = 0, min = double.PositiveInfinity, max = double.NegativeInfinity;
        int folded = 0, voxels = 0;
        for (var i = 0; i < determinants.Length; i++)
        {
            if (!mask.IsEmpty && mask[i] == 0) continue;
            var (value, log) = (determinants[i], Math.Log(Math.Max(Least, determinants[i])));
            voxels++;
            folded += value <= 0 ? 1 : 0;
            sum += value;
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
            logs += log;
            squares += log * log;
        }

        if (voxels == 0) return new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 0);
        var mean = logs / voxels;
        return new(folded / (double)voxels, sum / voxels, min, max, Math.Sqrt(Math.Max(0, (squares / voxels) - (mean * mean))), voxels);
    }
}
