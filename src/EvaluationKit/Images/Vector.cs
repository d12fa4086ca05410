using System.Runtime.InteropServices;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>A point or a direction in space, in mm or as cosines, in the axes of DICOM and ITK: x to the patient's left, y to the back, z to the head (LPS).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Vector(double X, double Y, double Z)
{
    /// <summary>Euclidean length.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>Whether all three are finite numbers.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>Inner product.</summary>
    public double Dot(Vector other) => X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>Cross product.</summary>
    public Vector Cross(Vector other) => new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    /// <summary>Sum.</summary>
    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Multiple.</summary>
    public static Vector operator *(double factor, Vector a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    /// <summary>The three numbers as a sentence shows them.</summary>
    public override string ToString() => FormattableString.Invariant($"({X:0.####}, {Y:0.####}, {Z:0.####})");
}
