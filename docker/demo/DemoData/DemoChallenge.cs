using System.Globalization;
using System.Text;

namespace GrandChallenge.DemoData;

/// <summary>Writes the demo challenge as a folder for <c>gc apply</c>: description, pages, ground truth, and submissions to send to it.</summary>
internal static class DemoChallenge
{
    public const ulong Seed = 20_260_101;

    /// <summary>The row of submissions/broken.csv whose probability is no number.</summary>
    public const int BrokenRow = 42;

    public static void Write(string folder)
    {
        var chests = new Chests(Seed);
        WriteDescription(folder);
        WriteTruth(Directory.CreateDirectory(Path.Combine(folder, "ground-truth")).FullName, chests);
        WriteSubmissions(Directory.CreateDirectory(Path.Combine(folder, "submissions")).FullName, chests);
    }

    private static void WriteDescription(string folder)
    {
        var assembly = typeof(DemoChallenge).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var source = assembly.GetManifestResourceStream(name)!;
            using var target = File.Create(path);
            source.CopyTo(target);
        }
    }

    private static void WriteTruth(string folder, Chests chests)
    {
        WriteLines(folder, "seriesuids.csv", chests.Scans);
        WriteLines(folder, "annotations.csv", Findings(chests.Nodules));
        WriteLines(folder, "annotations_excluded.csv", Findings(chests.SmallFindings));
    }

    private static void WriteSubmissions(string folder, Chests chests)
    {
        foreach (var detector in Detector.All)
            WriteLines(folder, $"{detector.Name}.csv", Rows(detector, chests));

        var broken = Rows(Detector.All[0], chests).ToArray();
        broken[BrokenRow - 1] = broken[BrokenRow - 1][..(broken[BrokenRow - 1].LastIndexOf(',') + 1)] + "high";
        WriteLines(folder, "broken.csv", broken);
    }

    private static IEnumerable<string> Findings(List<Sphere> spheres) =>
        spheres.Select(sphere => string.Create(CultureInfo.InvariantCulture, $"{Place(sphere)},{sphere.DiameterMm:0.##}"))
            .Prepend("seriesuid,coordX,coordY,coordZ,diameter_mm");

    private static IEnumerable<string> Rows(Detector detector, Chests chests) =>
        detector.Marks(chests, Seed)
            .Select(mark => string.Create(CultureInfo.InvariantCulture, $"{Place(mark.At)},{mark.Probability:0.0000}"))
            .Prepend("seriesuid,coordX,coordY,coordZ,probability");

    private static string Place(Sphere sphere) =>
        string.Create(CultureInfo.InvariantCulture, $"{sphere.Scan},{sphere.X:0.00},{sphere.Y:0.00},{sphere.Z:0.00}");

    private static void WriteLines(string folder, string name, IEnumerable<string> lines) =>
        File.WriteAllText(Path.Combine(folder, name), string.Join('\n', lines) + "\n", new UTF8Encoding(false));
}
