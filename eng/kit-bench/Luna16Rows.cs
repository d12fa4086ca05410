using System.Globalization;
using System.Text;
using GrandChallenge.EvaluationKit.Metrics.Detection;

namespace GrandChallenge.KitBench;

/// <summary>The files of shared/data/luna16 as bytes in memory, and their rows.</summary>
internal sealed class Luna16Rows
{
    private const double RadiusWhenNotMeasuredMm = 5;

    private readonly byte[] submission, annotations, excluded;
    private readonly Dictionary<string, int> scans = [];

    public Luna16Rows()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("GC_SHARED") ?? "../shared", "data/luna16");
        submission = File.ReadAllBytes(Path.Combine(folder, "submission-dpn26.csv"));
        annotations = File.ReadAllBytes(Path.Combine(folder, "annotations.csv"));
        excluded = File.ReadAllBytes(Path.Combine(folder, "annotations_excluded.csv"));
        foreach (var scan in File.ReadLines(Path.Combine(folder, "seriesuids.csv")))
            scans.Add(scan, scans.Count);
    }

    public int Scans => scans.Count;

    public Mark[] Marks() => [.. Rows(submission, row => new Mark(row.Scan, row.X, row.Y, row.Z, row.Last))];

    public Finding[] Nodules() => Findings(annotations);

    public Finding[] Excluded() => Findings(excluded);

    private Finding[] Findings(byte[] file) =>
        [.. Rows(file, row => new Finding(row.Scan, row.X, row.Y, row.Z, row.Last < 0 ? RadiusWhenNotMeasuredMm : row.Last / 2))];

    private List<T> Rows<T>(byte[] file, Func<(int Scan, double X, double Y, double Z, double Last), T> make)
    {
        var rows = new List<T>(file.Length / 80);
        ReadOnlySpan<byte> rest = file, lastId = default;
        var (scan, header) = (-1, true);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (header || line.IsEmpty)
            {
                header = false;
                continue;
            }

            var id = Next(ref line);
            if (!id.SequenceEqual(lastId))
                scan = scans.GetValueOrDefault(Encoding.ASCII.GetString(id), -1);
            lastId = id;
            if (scan >= 0)
                rows.Add(make((scan, Number(ref line), Number(ref line), Number(ref line), Number(ref line))));
        }

        return rows;
    }

    private static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> line)
    {
        var comma = line.IndexOf((byte)',');
        var value = comma < 0 ? line : line[..comma];
        line = comma < 0 ? default : line[(comma + 1)..];
        return value;
    }

    private static double Number(scoped ref ReadOnlySpan<byte> line) => double.Parse(Next(ref line).TrimEnd((byte)'\r'), NumberStyles.Float, CultureInfo.InvariantCulture);
}
