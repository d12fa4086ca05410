using System.Runtime.InteropServices;

namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>A point that a detector marks.</summary>
/// <param name="Case">Number of the case (scan, image), 0-based.</param>
/// <param name="X">Coordinate, in one unit with those of the findings (mm as a rule).</param>
/// <param name="Y">Coordinate.</param>
/// <param name="Z">Coordinate; 0 in two dimensions.</param>
/// <param name="Score">The higher, the surer; finite.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Mark(int Case, double X, double Y, double Z, double Score);

/// <summary>A sphere (in two dimensions a disc) of the truth.</summary>
/// <param name="Case">Number of the case, 0-based.</param>
/// <param name="X">Coordinate of the centre.</param>
/// <param name="Y">Coordinate of the centre.</param>
/// <param name="Z">Coordinate of the centre; 0 in two dimensions.</param>
/// <param name="Radius">In the unit of the coordinates, 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Finding(int Case, double X, double Y, double Z, double Radius)
{
    /// <summary>Squared distance of a mark to the centre.</summary>
    internal double SquaredDistance(in Mark mark)
    {
        double x = mark.X - X, y = mark.Y - Y, z = mark.Z - Z;
        return (x * x) + (y * y) + (z * z);
    }
}

/// <summary>How marks are counted.</summary>
/// <param name="MarksPerCase">Only that many of the highest scores of a case count; those that tie with the first one too many are dropped.
/// Null: no limit.</param>
/// <param name="EdgeHits">Whether a mark at exactly the radius hits.</param>
/// <param name="DoublesAreFalse">Whether further hits of one finding are false positives; otherwise they count neither way.</param>
public sealed record MarkRules(int? MarksPerCase = null, bool EdgeHits = true, bool DoublesAreFalse = true)
{
    /// <summary>
    /// The rules of LUNA16: 100 marks a scan, nearer than the radius, double detections ignored. Source: Setio et al., Medical Image
    /// Analysis 42 (2017) 1-13,
    /// section 3, doi:10.1016/j.media.2017.06.015.
    /// </summary>
    public static MarkRules Luna16 { get; } = new(MarksPerCase: 100, EdgeHits: false, DoublesAreFalse: false);
}
