using System.Text;

namespace GrandChallenge.Scoring;

/// <summary>The scans of a phase in the order of seriesuids.csv (one id a line, no header), looked up by id.</summary>
public sealed class ScanList
{
    private const int LongestId = 128;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <exception cref="OrganiserFault">No ids, a repeated id, or one longer than 128 characters.</exception>
    public ScanList(ScoringFile file)
    {
        foreach (var line in Encoding.UTF8.GetString(file.Bytes).Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length > LongestId)
                throw file.Fault($"an id has {line.Length} characters; at most {LongestId} are allowed.");
            if (line.Length > 0 && !places.TryAdd(line, places.Count))
                throw file.Fault($"the id {line} stands there twice.");
        }

        if (places.Count == 0)
            throw file.Fault("there is no scan in it.");
    }

    public int Count => places.Count;

    /// <summary>Place of the scan, 0-based, or -1 when the phase has no such scan.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        if (id.Length > LongestId)
            return -1;

        Span<char> text = stackalloc char[LongestId];
        var length = Encoding.UTF8.GetChars(id, text);
        return places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var place) ? place : -1;
    }
}
