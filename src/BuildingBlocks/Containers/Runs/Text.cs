using System.Globalization;

namespace GrandChallenge.Containers;

/// <summary>Quantities in words for people.</summary>
internal static class Text
{
    /// <summary>Bytes with a binary unit: 16 MiB, 1.5 GiB.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
        double value = bytes;
        var unit = 0;
        for (; value >= 1024 && unit < units.Length - 1; unit++)
            value /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {units[unit]}");
    }

    /// <summary>A time span: 2 s, 5 min, 1.5 h.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.##} s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.##} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.##} h"),
    };
}
