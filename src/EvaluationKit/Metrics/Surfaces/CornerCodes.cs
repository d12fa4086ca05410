using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Size of the piece of surface in a cell of 2 × 2 (× 2) voxel centres, for each of the 16 (256) ways in which its corners can be foreground. Bit x + 2 y + 4 z is the corner (x, y, z).
/// The piece is the one marching cubes draws through the middles of the cell's edges (Lorensen and Cline 1987, doi:10.1145/37402.37422), with the rarer class of corners cut off where it has several
/// parts. Its size follows from which corners hang together: each connected part is one of six shapes.
/// </summary>
internal static class CornerCodes
{
    // Numbers of shapes; those with an axis are followed by the same along y and along z.
    private const int Corner = 0, Edge = 1, Bend = 4, Side = 7, Hexagon = 10, Chain = 11, Shapes = 14;

    private static readonly int[][] PartsOfCodes = [.. Enumerable.Range(0, 256).Select(code => Parts(code).ToArray())];

    /// <summary>Areas in mm² in three dimensions, lengths in mm in two.</summary>
    public static double[] Sizes(int dimensions, Spacing spacing)
    {
        if (dimensions == 2) return [.. Enumerable.Range(0, 16).Select(code => Length(code, spacing))];
        var normals = new Normals(spacing);
        double[] shapes = [.. Enumerable.Range(0, Shapes).Select(normals.SizeOf)];
        return Array.ConvertAll(PartsOfCodes, parts => parts.Sum(shape => shapes[shape]));
    }

    private static double Length(int code, Spacing spacing)
    {
        var corner = Math.Sqrt(spacing.X * spacing.X + spacing.Y * spacing.Y) / 2;
        return code switch
        {
            0 or 15 => 0,
            0b0011 or 0b1100 => spacing.X,
            0b0101 or 0b1010 => spacing.Y,
            0b0110 or 0b1001 => 2 * corner,
            _ => corner,
        };
    }

    private static IEnumerable<int> Parts(int code)
    {
        if (BitOperations.PopCount((uint)code) > 4) code = 255 - code;
        for (var part = 0; code != 0; code &= ~part)
        {
            part = PartOf(code);
            yield return Shape(part);
        }
    }

    /// <summary>The corners that hang together by edges with the lowest one.</summary>
    private static int PartOf(int code)
    {
        var part = code & -code;
        for (var before = 0; before != part;)
        {
            before = part;
            part |= code & (Moved(part, 1, 0x55) | Moved(part, 2, 0x33) | Moved(part, 4, 0x0F));
        }

        return part;
    }

    // Every corner to its neighbour along one axis; low says which corners lie low on it.
    private static int Moved(int part, int by, int low) => (part & low) << by | (part >> by) & low;

    private static int Shape(int part)
    {
        var corners = BitOperations.PopCount((uint)part);
        var axes = Enumerable.Range(0, 3).Where(axis => Edges(part, axis) > 0).ToArray();
        return (corners, axes.Length) switch
        {
            (1, _) => Corner,
            (2, _) => Edge + axes[0],
            (3, _) => Bend + Across(axes),
            (_, 2) => Side + Across(axes),
            _ => Middle(part) is { } middle ? Chain + middle : Hexagon,
        };
    }

    private static int Across(int[] axes) => 3 - axes[0] - axes[1];

    private static int Edges(int part, int axis) => BitOperations.PopCount((uint)(part & (part >> (1 << axis)) & (axis == 0 ? 0x55 : axis == 1 ? 0x33 : 0x0F)));

    // Of four corners in a chain along three axes, the axis of the middle edge; none where three corners surround one.
    private static int? Middle(int part)
    {
        var inner = Enumerable.Range(0, 8).Where(corner => (part >> corner & 1) != 0 && Neighbours(part, corner) == 2).ToArray();
        return inner.Length == 2 ? BitOperations.Log2((uint)(inner[0] ^ inner[1])) : null;
    }

    private static int Neighbours(int part, int corner) => Enumerable.Range(0, 3).Count(axis => (part >> (corner ^ 1 << axis) & 1) != 0);

    /// <summary>Sizes of shapes from the normals of their faces, in units of the cell's sides.</summary>
    private readonly struct Normals(Spacing spacing)
    {
        public double SizeOf(int shape) => shape switch
        {
            Corner => Size(.125, .125, .125),
            < Bend => Strip(shape - Edge),
            < Side => Whole(shape - Bend) / 2 + Size(.375, .375, .375),
            < Hexagon => Whole(shape - Side),
            Hexagon => Size(.75, .75, .75),

            // Two triangles, each half of a strip, and a part of a hexagon.
            _ => Size(.5, .5, .5) + (Strip((shape - Chain + 1) % 3) + Strip((shape - Chain + 2) % 3)) / 2,
        };

        private double Size(double x, double y, double z)
        {
            var (a, b, c) = (x * spacing.Y * spacing.Z, y * spacing.X * spacing.Z, z * spacing.X * spacing.Y);
            return Math.Sqrt(a * a + b * b + c * c);
        }

        // A side of the cell, across an axis.
        private double Whole(int axis) => Size(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);

        // What cuts off an edge along an axis.
        private double Strip(int axis) => Size(axis == 0 ? 0 : .5, axis == 1 ? 0 : .5, axis == 2 ? 0 : .5);
    }
}
