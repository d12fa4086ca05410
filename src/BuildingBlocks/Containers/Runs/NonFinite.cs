namespace GrandChallenge.Containers;

/// <summary>Finds the non-finite numbers that Python and others write into JSON, though JSON has none: NaN, Infinity, -Infinity outside strings.</summary>
internal static class NonFinite
{
    /// <summary>The same bytes with a number of the same length at each place, so that the position of any other error stays true.</summary>
    public static byte[] ToNumbers(byte[] json)
    {
        var places = Find(json);
        if (places.Count == 0)
            return json;
        byte[] copy = [.. json];
        foreach (var (at, length) in places)
        {
            var number = copy.AsSpan(at, length);
            number.Fill((byte)'0');
            (length == "-Infinity".Length ? "-0."u8 : "0."u8).CopyTo(number);
        }

        return copy;
    }

    private static List<(int At, int Length)> Find(byte[] json)
    {
        var places = new List<(int, int)>();
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                i = EndOfString(json, i);
            }
            else if (Token(json.AsSpan(i)) is > 0 and var length)
            {
                places.Add((i, length));
                i += length - 1;
            }
        }

        return places;
    }

    private static int EndOfString(byte[] json, int start)
    {
        var i = start + 1;
        while (i < json.Length && json[i] != '"')
            i += json[i] == '\\' ? 2 : 1;
        return i;
    }

    private static int Token(ReadOnlySpan<byte> at) =>
        at.StartsWith("NaN"u8) ? 3 : at.StartsWith("Infinity"u8) ? 8 : at.StartsWith("-Infinity"u8) ? 9 : 0;
}
