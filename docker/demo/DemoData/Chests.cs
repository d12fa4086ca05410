using System.Runtime.InteropServices;

namespace GrandChallenge.DemoData;

/// <summary>A sphere in a scan, centre and diameter in mm; x to the left, y to the back, z to the head.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sphere(string Scan, double X, double Y, double Z, double DiameterMm);

/// <summary>The made-up patients: two lungs as ellipsoids, nodules within them, and findings too small to count.</summary>
internal sealed class Chests
{
    private const int ScanCount = 120;
    private const double NodulesPerScan = 1.35;
    private const double SmallFindingsPerScan = 2;

    public Chests(ulong seed)
    {
        var draws = new Draws(seed, stream: 1);
        foreach (var scan in Scans)
        {
            for (var left = draws.Poisson(NodulesPerScan); left > 0; left--)
                Nodules.Add(InLung(draws, scan, Math.Clamp(7 * Math.Exp(0.5 * draws.Normal()), 3, 30)));
            for (var left = draws.Poisson(SmallFindingsPerScan); left > 0; left--)
                SmallFindings.Add(InLung(draws, scan, -1));
        }
    }

    public string[] Scans { get; } = [.. Enumerable.Range(1, ScanCount).Select(number => $"demo.{number:000}")];

    /// <summary>Diameters log-normal about 7 mm, cut to 3..30 mm.</summary>
    public List<Sphere> Nodules { get; } = [];

    /// <summary>Not measured (diameter -1): may be marked, need not be found.</summary>
    public List<Sphere> SmallFindings { get; } = [];

    /// <summary>A point spread evenly in one of two ellipsoids, 75 mm either side of the middle, half axes 48, 70 and 105 mm.</summary>
    public static Sphere InLung(Draws draws, string scan, double diameterMm)
    {
        double x, y, z;
        do
        {
            (x, y, z) = (draws.Uniform(-1, 1), draws.Uniform(-1, 1), draws.Uniform(-1, 1));
        }
        while ((x * x) + (y * y) + (z * z) > 1);

        var side = draws.Uniform() < 0.5 ? -75 : 75;
        return new Sphere(scan, side + (48 * x), (70 * y) - 10, (105 * z) - 160, diameterMm);
    }
}
