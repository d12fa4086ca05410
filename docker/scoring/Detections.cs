using System.Runtime.InteropServices;

namespace GrandChallenge.Scoring;

/// <summary>A point that a detector marks, world coordinates in mm; the higher the probability, the surer (any finite number).</summary>
/// <param name="Scan">Place in the <see cref="ScanList"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Mark(int Scan, double X, double Y, double Z, double Probability);

/// <summary>A sphere of the ground truth, centre and diameter in mm. A negative diameter means that it was not measured.</summary>
/// <param name="Scan">Place in the <see cref="ScanList"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Finding(int Scan, double X, double Y, double Z, double DiameterMm)
{
    private const double DiameterWhenNotMeasuredMm = 10;

    /// <summary>Whether the mark lies nearer to the centre than the radius (a mark on the surface does not).</summary>
    public bool IsHitBy(in Mark mark)
    {
        var radius = (DiameterMm < 0 ? DiameterWhenNotMeasuredMm : DiameterMm) / 2;
        double x = mark.X - X, y = mark.Y - Y, z = mark.Z - Z;
        return (x * x) + (y * y) + (z * z) < radius * radius;
    }
}

/// <summary>Reads marks and findings from CSV files with the columns of LUNA16.</summary>
public static class Detections
{
    /// <summary>Columns seriesuid, coordX, coordY, coordZ (mm) and probability.</summary>
    public static List<Mark> ReadMarks(ScoringFile file, ScanList scans)
    {
        var marks = new List<Mark>(file.Bytes.Length / 64);
        var rows = new CsvRows(file, "seriesuid", "coordX", "coordY", "coordZ", "probability");
        var last = new LastScan();
        while (rows.Next())
            marks.Add(new Mark(last.Find(ref rows, scans), rows.Number(1), rows.Number(2), rows.Number(3), rows.Number(4)));
        return marks;
    }

    /// <summary>Columns seriesuid, coordX, coordY, coordZ and diameter_mm (mm). Findings of scans outside the list are left out.</summary>
    public static List<Finding> ReadFindings(ScoringFile file, ScanList scans)
    {
        var findings = new List<Finding>(file.Bytes.Length / 64);
        var rows = new CsvRows(file, "seriesuid", "coordX", "coordY", "coordZ", "diameter_mm");
        while (rows.Next())
        {
            if (scans.Find(rows.Text(0)) is var scan and >= 0)
                findings.Add(new Finding(scan, rows.Number(1), rows.Number(2), rows.Number(3), rows.Number(4)));
        }

        return findings;
    }

    // Rows of one scan stand together as a rule: comparing with the row before is cheaper than a look-up.
    private ref struct LastScan
    {
        private ReadOnlySpan<byte> id;
        private int place;

        public int Find(ref CsvRows rows, ScanList scans)
        {
            var text = rows.Text(0);
            if (!id.IsEmpty && text.SequenceEqual(id))
                return place;

            place = scans.Find(text);
            id = text;
            return place >= 0 ? place : throw rows.Fault(0, $"\"{CsvRows.Quote(text, 80)}\" is not a scan of this phase");
        }
    }
}
