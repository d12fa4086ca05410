using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>The numbers of a head before they are believed: one for each dimension, of which there may be four if the last has size 1.</summary>
/// <param name="File">The file that messages name.</param>
/// <param name="Size">Voxels along each axis.</param>
/// <param name="Spacing">mm along each axis.</param>
/// <param name="Origin">Centre of the first voxel, LPS, mm.</param>
/// <param name="Axes">Directions of the axes, LPS.</param>
internal sealed record GeometryParts(SourceFile File, double[] Size, double[] Spacing, double[] Origin, double[][] Axes)
{
    private const double LargestNumber = 1e9;

    /// <summary>The geometry, if every number makes sense and the voxels are not more than the limit.</summary>
    public Geometry Build(ImageLimits limits)
    {
        var dimensions = Size.Length;
        while (dimensions > 3 && Size[dimensions - 1] == 1) dimensions--;
        if (dimensions > 3) throw File.Fault($"it has {dimensions} dimensions", "save an image of two or three dimensions, one file a time point");

        var grid = GridOf(dimensions, limits);
        var geometry = new Geometry(grid, At(Origin, dimensions), Axis(0, dimensions), Axis(1, dimensions), dimensions == 3 ? Axis(2, 3) : new(0, 0, 1));
        if (!geometry.Origin.IsFinite || geometry.Origin.Length > LargestNumber)
            throw File.Fault("its origin is out of reach", "write the position of the first voxel in mm");
        return geometry.IsOrthonormal
            ? geometry
            : throw File.Fault("its axes are sheared or have no length", "resample it to a grid whose axes stand at right angles");
    }

    private Grid GridOf(int dimensions, ImageLimits limits)
    {
        var voxels = 1.0;
        for (var axis = 0; axis < dimensions; axis++)
        {
            if (!(Size[axis] >= 1) || Size[axis] > int.MaxValue || Size[axis] != Math.Floor(Size[axis]))
                throw File.Fault($"the size along axis {axis + 1} is {Size[axis]:R}", "sizes are whole numbers of voxels from 1");
            if (!(Spacing[axis] > 0) || Spacing[axis] > LargestNumber)
                throw File.Fault($"the spacing along axis {axis + 1} is {Spacing[axis]:R}", "spacings are numbers of mm greater than 0");
            voxels *= Size[axis];
        }

        if (voxels > limits.Voxels) throw File.Fault($"it has {voxels:0} voxels", $"at most {limits.Voxels} can be read here");
        return dimensions == 2
            ? Grid.Of((int)Size[0], (int)Size[1], Spacing[0], Spacing[1])
            : Grid.Of((int)Size[0], (int)Size[1], (int)Size[2], Spacing[0], Spacing[1], Spacing[2]);
    }

    // Files keep cosines in few digits; a length within tolerance is set to one, so that they cannot stretch the image.
    private Vector Axis(int axis, int dimensions)
    {
        var direction = At(Axes[axis], dimensions);
        return Math.Abs(direction.Length - 1) is > 1e-12 and < 1e-3 ? 1 / direction.Length * direction : direction;
    }

    private static Vector At(double[] numbers, int dimensions) => new(numbers[0], numbers[1], dimensions == 3 ? numbers[2] : 0);
}
