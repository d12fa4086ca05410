using System.Buffers;
using System.Text.Json;

namespace GrandChallenge.Scoring;

/// <summary>The frame of a scoring program: metrics.json is written whole or not at all, and a fault ends with one sentence on stderr.</summary>
public static class EvaluationProgram
{
    public const int Scored = 0;
    public const int SubmissionAtFault = 2;
    public const int OrganiserAtFault = 3;

    /// <summary>Scores and writes metrics.json into the output folder.</summary>
    /// <param name="arguments">See <see cref="EvaluationFolders.Parse"/>.</param>
    /// <param name="score">Reads the folders and writes one JSON object.</param>
    /// <param name="errors">Receives the sentence of a fault as its last line.</param>
    /// <returns>0 scored, 2 the submission is at fault, 3 the ground truth or the call is.</returns>
    public static int Run(string[] arguments, Action<EvaluationFolders, Utf8JsonWriter> score, TextWriter errors)
    {
        try
        {
            var folders = EvaluationFolders.Parse(arguments);
            var metrics = new ArrayBufferWriter<byte>(4096);
            using (var json = new Utf8JsonWriter(metrics, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
                score(folders, json);

            using var file = File.Create(Path.Combine(folders.Output, "metrics.json"));
            file.Write(metrics.WrittenSpan);
            return Scored;
        }
        catch (SubmissionFault fault)
        {
            errors.WriteLine(fault.Message);
            return SubmissionAtFault;
        }
        catch (OrganiserFault fault)
        {
            errors.WriteLine(fault.Message);
            return OrganiserAtFault;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"A file could not be read or written: {fault.Message}");
            return OrganiserAtFault;
        }
    }
}
