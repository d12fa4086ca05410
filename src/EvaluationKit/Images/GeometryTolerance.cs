namespace GrandChallenge.EvaluationKit.Images;

/// <summary>How far two geometries may differ and still count as one: files keep numbers as text or as single precision, and programs round them.</summary>
/// <param name="Spacing">Share of the wanted spacing, along each axis.</param>
/// <param name="Origin">Distance of the origins as a share of the smallest spacing.</param>
/// <param name="Direction">Length of the difference of two unit axes; about the angle in radians.</param>
public sealed record GeometryTolerance(double Spacing, double Origin, double Direction)
{
    /// <summary>0.1 % of the spacing, 1 % of a voxel for the origin, 0.001 for the axes.</summary>
    public static GeometryTolerance Default { get; } = new(1e-3, 1e-2, 1e-3);
}
