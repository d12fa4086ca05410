namespace GrandChallenge.EvaluationKit.Images;

/// <summary>What a reader accepts, so that a small hostile file cannot ask for all the memory.</summary>
/// <param name="Voxels">Most voxels of an image; each takes the size of the element type it is read as.</param>
public sealed record ImageLimits(int Voxels)
{
    /// <summary>2²⁸ voxels: 512 x 512 x 1024.</summary>
    public static ImageLimits Default { get; } = new(1 << 28);
}
