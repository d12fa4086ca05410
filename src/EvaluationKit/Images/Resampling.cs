using System.Numerics;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>Brings an image to another grid.</summary>
public static class Resampling
{
    /// <summary>
    /// The value of the nearest voxel at the centre of each voxel of another grid, in space; 0 outside the image, half a voxel beyond its outermost
    /// centres. Halves are rounded up. Made for labels: no new value can arise.
    /// </summary>
    public static Image<T> Nearest<T>(Image<T> image, Geometry target)
        where T : unmanaged, INumber<T>
    {
        var (from, to) = (image.Grid, target.Grid);
        var voxels = new T[to.Count];
        var source = image.Array;
        var start = image.Geometry.IndexOf(target.Origin);
        var (stepX, stepY, stepZ) = (Step(1, 0, 0), Step(0, 1, 0), Step(0, 0, 1));
        Parallel.For(0, to.Depth, z =>
        {
            for (var y = 0; y < to.Height; y++)
            {
                var row = start + z * stepZ + y * stepY;
                var at = to.Width * (y + to.Height * z);
                for (var x = 0; x < to.Width; x++)
                {
                    var place = row + x * stepX;
                    var (i, j, k) = (Math.Floor(place.X + 0.5), Math.Floor(place.Y + 0.5), Math.Floor(place.Z + 0.5));
                    if (i >= 0 && j >= 0 && k >= 0 && i < from.Width && j < from.Height && k < from.Depth)
                        voxels[at + x] = source[(int)i + from.Width * ((int)j + from.Height * (int)k)];
                }
            }
        });
        return new Image<T>(target, voxels);

        Vector Step(int i, int j, int k) => image.Geometry.IndexOf(target.PointAt(i, j, k)) - start;
    }
}
