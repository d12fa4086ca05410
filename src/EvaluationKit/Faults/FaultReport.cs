using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Faults;

/// <summary>Shows a list of faults to people and to programs.</summary>
public static class FaultReport
{
    private const int ShownToPeople = 40;

    /// <summary>
    /// A numbered list of at most forty sentences, how many there are besides, and a last line that says the most by itself: platforms show it alone.
    /// </summary>
    public static void ForPeople(FaultList faults, TextWriter text)
    {
        var shown = faults.InOrder().Take(ShownToPeople).ToList();
        if (faults.Count > 1)
        {
            for (var at = 0; at < shown.Count; at++) text.WriteLine($"{at + 1}. {shown[at]}");
            if (faults.Count > shown.Count) text.WriteLine($"… and {faults.Count - shown.Count} more.");
        }

        text.WriteLine(faults.Count > 1 ? $"{Headline(faults)} The first: {shown[0]}" : shown[0].ToString());
    }

    /// <summary>
    /// One JSON object: schema, valid, count of all faults, and the kept ones, each with side, file, row, column, case, problem and remedy
    /// (those that apply).
    /// </summary>
    public static void AsJson(FaultList faults, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteBoolean("valid", faults.IsEmpty);
        json.WriteNumber("count", faults.Count);
        json.WriteStartArray("faults");
        foreach (var fault in faults.InOrder())
            Write(fault, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Headline(FaultList faults) => faults.Blames(Side.GroundTruth)
        ? $"{faults.Count} things are wrong; the organiser must mend the ground truth."
        : $"{faults.Count} things are wrong with the submission.";

    private static void Write(Fault fault, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("side", fault.Side == Side.Submission ? "submission" : "ground_truth");
        if (fault.File is not null) json.WriteString("file", Quoted.Printable(fault.File, 400));
        if (fault.Row is { } row) json.WriteNumber("row", row);
        if (fault.Column is not null) json.WriteString("column", Quoted.Printable(fault.Column, 200));
        if (fault.Case is not null) json.WriteString("case", Quoted.Printable(fault.Case, 200));
        json.WriteString("problem", Quoted.Printable(fault.Problem, 1000));
        json.WriteString("remedy", Quoted.Printable(fault.Remedy, 1000));
        json.WriteEndObject();
    }
}
