using System.Numerics;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>
/// Voxels and where they lie. Labels are an Image of byte (0 to 255, 0 is background) or, where there are more, of ushort or int;
/// intensities are an Image of float or double.
/// </summary>
/// <typeparam name="T">byte, ushort, int, float or double, or any other number of fixed size.</typeparam>
public sealed class Image<T>
    where T : unmanaged, INumber<T>
{
    /// <param name="geometry">Where the voxels lie.</param>
    /// <param name="voxels">x fastest, then y, then z; as many as the grid has.</param>
    /// <exception cref="ArgumentException">The number of voxels is not that of the grid.</exception>
    public Image(Geometry geometry, T[] voxels)
    {
        if (voxels.Length != geometry.Grid.Count)
            throw new ArgumentException($"{voxels.Length} voxels do not fill a grid of {geometry.Grid.Count}.", nameof(voxels));
        (Geometry, Array) = (geometry, voxels);
    }

    /// <summary>Where the voxels lie.</summary>
    public Geometry Geometry { get; }

    /// <summary>Sizes and spacings.</summary>
    public Grid Grid => Geometry.Grid;

    /// <summary>x fastest, then y, then z.</summary>
    public ReadOnlySpan<T> Voxels => Array;

    /// <summary>The voxels for code that keeps them beyond a call, such as another thread; not to be written to.</summary>
    public T[] Array { get; }
}
