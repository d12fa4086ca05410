namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Thinning to lines in two dimensions, in two alternating passes that each judge all pixels at once. Zhang and Suen, Communications of the ACM 27 (1984), doi:10.1145/357994.358023.</summary>
internal static class PlaneThinning
{
    /// <param name="pixels">0 or 1; a margin of one 0 on every side.</param>
    /// <param name="width">Pixels along x.</param>
    public static void Thin(byte[] pixels, int width)
    {
        List<int> left = [.. Enumerable.Range(0, pixels.Length).Where(at => pixels[at] != 0)];
        for (var taken = 1; taken > 0;)
            taken = Pass(pixels, width, left, true) + Pass(pixels, width, left, false);
    }

    private static int Pass(byte[] pixels, int width, List<int> left, bool first)
    {
        var gone = left.FindAll(at => CanGo(pixels, at, width, first));
        foreach (var at in gone) pixels[at] = 0;
        left.RemoveAll(at => pixels[at] == 0);
        return gone.Count;
    }

    private static bool CanGo(byte[] pixels, int at, int width, bool first)
    {
        // Clockwise from north, as in the paper: p2 … p9.
        ReadOnlySpan<int> ring =
        [
            pixels[at - width], pixels[at - width + 1], pixels[at + 1], pixels[at + width + 1], pixels[at + width], pixels[at + width - 1], pixels[at - 1], pixels[at - width - 1],
        ];
        var (neighbours, rises) = (0, 0);
        for (var i = 0; i < 8; i++)
        {
            neighbours += ring[i];
            rises += (1 - ring[i]) & ring[(i + 1) & 7];
        }

        var (north, east, south, west) = (ring[0], ring[2], ring[4], ring[6]);
        var open = first ? north * east * south == 0 && east * south * west == 0 : north * east * west == 0 && north * south * west == 0;
        return neighbours is >= 2 and <= 6 && rises == 1 && open;
    }
}
