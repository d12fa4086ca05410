using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Thinning to lines in three dimensions: border voxels of one of six directions at a time are taken away if they are simple and no end of a line, checked again one by one before each is taken.
/// After Lee, Kashyap and Chu, CVGIP 56 (1994), doi:10.1006/cgip.1994.1042.
/// </summary>
internal sealed class VolumeThinning(byte[] voxels, int width, int height, int depth)
{
    private readonly int[] _sides = [-1, 1, -width, width, -width * height, width * height];

    /// <param name="voxels">0 or 1; a margin of one 0 on every side.</param>
    /// <param name="width">Voxels along x.</param>
    /// <param name="height">Voxels along y.</param>
    /// <param name="depth">Voxels along z.</param>
    public static void Thin(byte[] voxels, int width, int height, int depth) => new VolumeThinning(voxels, width, height, depth).Run();

    private void Run()
    {
        List<int> left = [.. Enumerable.Range(0, width * height * depth).Where(at => voxels[at] != 0)];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var side in _sides)
            {
                var candidates = left.FindAll(at => voxels[at + side] == 0 && CanGo(at));
                var taken = candidates.Count(Take);
                if (taken == 0) continue;
                changed = true;
                left.RemoveAll(at => voxels[at] == 0);
            }
        }
    }

    private bool CanGo(int at)
    {
        var neighbourhood = Neighbourhood(at);
        return BitOperations.PopCount((uint)neighbourhood) > 2 && SimplePoints.IsSimple(neighbourhood);
    }

    private bool Take(int at)
    {
        if (!CanGo(at)) return false;
        voxels[at] = 0;
        return true;
    }

    private int Neighbourhood(int at)
    {
        var (bits, bit) = (0, 0);
        for (var z = -1; z <= 1; z++)
            for (var y = -1; y <= 1; y++)
                for (var x = -1; x <= 1; x++) bits |= voxels[at + x + width * (y + height * z)] << bit++;
        return bits;
    }
}
