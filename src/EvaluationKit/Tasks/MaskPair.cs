using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>One label in the truth and in the prediction of a case. What measures share is calculated once.</summary>
public sealed class MaskPair
{
    private readonly Lazy<SurfaceComparison> surfaces;

    internal MaskPair(string id, Image<byte> truth, Image<byte> prediction, byte label, BinaryCounts counts)
    {
        (Id, Truth, Prediction, Label, Counts) = (id, truth, prediction, label, counts);
        surfaces = new(() => SurfaceComparison.OfLabel<byte>(Truth.Voxels, Prediction.Voxels, Truth.Grid, Label));
    }

    /// <summary>Id of the case.</summary>
    public string Id { get; }

    /// <summary>All labels of the truth.</summary>
    public Image<byte> Truth { get; }

    /// <summary>All labels of the prediction, on the grid of the truth.</summary>
    public Image<byte> Prediction { get; }

    /// <summary>The label that is measured.</summary>
    public byte Label { get; }

    /// <summary>Voxels of the label in both, in one, in neither.</summary>
    public BinaryCounts Counts { get; }

    /// <summary>Distances between the surfaces, each calculated when it is first asked for.</summary>
    public SurfaceComparison Surfaces => surfaces.Value;

    /// <summary>Length of the image's diagonal in mm: the worst value of a distance.</summary>
    public double DiagonalMm
    {
        get
        {
            var grid = Truth.Grid;
            return new Vector(grid.Width * grid.SpacingX, grid.Height * grid.SpacingY, grid.Dimensions == 3 ? grid.Depth * grid.SpacingZ : 0).Length;
        }
    }
}
