using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Whether a voxel can be taken away without changing how foreground (26-connected) and background (6-connected) hang together, from its 27 neighbours as bits; bit x + 3 y + 9 z, the voxel itself is 13.
/// Bertrand and Malandain, Pattern Recognition Letters 15 (1994), doi:10.1016/0167-8655(94)90046-9: one part of foreground among the 26, and one part of background among the 18 that touches a face.
/// </summary>
internal static class SimplePoints
{
    private const int Centre = 1 << 13;
    private const int All = (1 << 27) - 1;

    private static readonly int Faces = Around(1);
    private static readonly int Eighteen = Around(2);
    private static readonly int[] Touching = [.. Enumerable.Range(0, 27).Select(at => Near(at, 3))];
    private static readonly int[] Sharing = [.. Enumerable.Range(0, 27).Select(at => Near(at, 1))];

    public static bool IsSimple(int neighbourhood)
    {
        var foreground = neighbourhood & All & ~Centre;
        var background = ~neighbourhood & Eighteen;
        if (foreground == 0 || (background & Faces) == 0) return false;
        return Part(foreground, foreground & -foreground, Touching) == foreground
            && (background & Faces & ~Part(background, background & Faces & -(background & Faces), Sharing)) == 0;
    }

    private static int Part(int within, int part, int[] neighbours)
    {
        for (var edge = part; edge != 0;)
        {
            var reached = 0;
            for (var rest = edge; rest != 0; rest &= rest - 1) reached |= neighbours[BitOperations.TrailingZeroCount(rest)];
            edge = reached & within & ~part;
            part |= edge;
        }

        return part;
    }

    private static int Around(int axes) => Near(13, axes);

    private static int Near(int at, int axes) => Enumerable.Range(0, 27)
        .Where(other => other != at && Apart(at, other) is var (x, y, z) && Math.Max(x, Math.Max(y, z)) == 1 && x + y + z <= axes)
        .Sum(other => 1 << other);

    private static (int X, int Y, int Z) Apart(int a, int b) => (Math.Abs(a % 3 - b % 3), Math.Abs(a / 3 % 3 - b / 3 % 3), Math.Abs(a / 9 - b / 9));
}
