using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Faults;

/// <summary>Shows a list of faults to people and to programs.</summary>
public static class FaultReport
{
    private const int ShownToPeople = 50;

    /// <summary>A numbered list of at most fifty sentences, and how many there are besides.</summary>
    public static void ForPeople(FaultList faults, TextWriter text)
    {
        text.WriteLine(Headline(faults));
        var number = 0;
        foreach (var fault in faults.InOrder().Take(ShownToPeople))
            text.WriteLine($"{++number}. {fault}");
        if (faults.Count > number)
            text.WriteLine($"… and {faults.Count - number} more.");
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

    private static string Headline(FaultList faults)
    {
        var things = faults.Count == 1 ? "One thing is" : $"{faults.Count} things are";
        return faults.Blames(Side.GroundTruth) ? $"{things} wrong; the organiser must mend the ground truth." : $"{things} wrong with the submission.";
    }

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
