using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>What the head of a file says of its voxels: all that is needed to read them.</summary>
/// <param name="File">The file that messages name.</param>
/// <param name="Geometry">Where the voxels lie.</param>
/// <param name="Element">How one is stored.</param>
/// <param name="BigEndian">Whether its highest byte comes first.</param>
/// <param name="Open">Opens the stored voxels, uncompressed, at the first of them.</param>
internal sealed record StoredImage(SourceFile File, Geometry Geometry, ElementType Element, bool BigEndian, Func<Stream> Open)
{
    /// <summary>The value of a voxel is Slope · stored + Intercept.</summary>
    public double Slope { get; init; } = 1;

    public double Intercept { get; init; }

    /// <summary>Bytes that all voxels take when uncompressed.</summary>
    public long Bytes => (long)Geometry.Grid.Count * Element.Bytes();

    public bool IsScaled => Slope != 1 || Intercept != 0;
}
