using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Size of the piece of surface in a cell of 2 × 2 (× 2) voxel centres, for each of the 16 (256) ways in which its corners can be foreground. Bit x + 2 y + 4 z is the corner (x, y, z).
/// The piece is the one marching cubes draws through the middles of the cell's edges (Lorensen and Cline 1987, doi:10.1145/37402.37422), with the rarer class of corners cut off where it has several
/// parts. Its size follows from which corners hang together: each connected part is one of six shapes.
/// </summary>
internal static class CornerCodes
{
    /// <summary>Areas in mm² in three dimensions, lengths in mm in two.</summary>
    public static double[] Sizes(int dimensions, Spacing spacing) => dimensions == 2
        ? [.. Enumerable.Range(0, 16).Select(code => Length(code, spacing))]
        : [.. Enumerable.Range(0, 256).Select(code => Area(code, new Normals(spacing)))];

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

    private static double Area(int code, Normals normals)
    {
        if (code == 0) return 0;
        if (BitOperations.PopCount((uint)code) > 4) return Area(255 - code, normals);
        var part = PartOf(code);
        return PartArea(part, normals) + Area(code & ~part, normals);
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

    private static double PartArea(int part, Normals n)
    {
        var corners = BitOperations.PopCount((uint)part);
        var axes = Enumerable.Range(0, 3).Where(axis => Edges(part, axis) > 0).ToArray();
        if (corners == 1) return n.Size(.125, .125, .125);
        if (corners == 2) return n.Along(axes[0]);
        if (corners == 3) return n.Face(3 - axes[0] - axes[1]) / 2 + n.Size(.375, .375, .375);
        if (axes.Length == 2) return n.Face(3 - axes[0] - axes[1]);
        return Middle(part) is { } middle ? n.Chain(middle) : n.Size(.75, .75, .75);
    }

    private static int Edges(int part, int axis) => BitOperations.PopCount((uint)(part & (part >> (1 << axis)) & (axis == 0 ? 0x55 : axis == 1 ? 0x33 : 0x0F)));

    // Of four corners in a chain along three axes, the axis of the middle edge; none where three corners surround one.
    private static int? Middle(int part)
    {
        var inner = Enumerable.Range(0, 8).Where(corner => (part >> corner & 1) != 0 && Neighbours(part, corner) == 2).ToArray();
        return inner.Length == 2 ? BitOperations.Log2((uint)(inner[0] ^ inner[1])) : null;
    }

    private static int Neighbours(int part, int corner) => Enumerable.Range(0, 3).Count(axis => (part >> (corner ^ 1 << axis) & 1) != 0);

    /// <summary>Sizes of faces from their normals in units of the cell's sides.</summary>
    private readonly struct Normals(Spacing spacing)
    {
        public double Size(double x, double y, double z)
        {
            var (a, b, c) = (x * spacing.Y * spacing.Z, y * spacing.X * spacing.Z, z * spacing.X * spacing.Y);
            return Math.Sqrt(a * a + b * b + c * c);
        }

        /// <summary>A whole side of the cell, across an axis.</summary>
        public double Face(int axis) => Size(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);

        /// <summary>The strip that cuts off an edge along an axis.</summary>
        public double Along(int axis) => Size(axis == 0 ? 0 : .5, axis == 1 ? 0 : .5, axis == 2 ? 0 : .5);

        /// <summary>The bent piece round a chain of four corners: two triangles and a part of a hexagon.</summary>
        public double Chain(int middle)
        {
            var (first, last) = middle switch { 0 => (1, 2), 1 => (0, 2), _ => (0, 1) };
            return Size(.5, .5, .5) + (Along(first) + Along(last)) / 2;
        }
    }
}
