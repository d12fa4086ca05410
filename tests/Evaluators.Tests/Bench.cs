using System.Text;
using System.Text.Json;
using GrandChallenge.Scoring;

namespace GrandChallenge.Evaluators.Tests;

/// <summary>Folders as an evaluation container sees them, and a run of a scoring program over them.</summary>
internal sealed class Bench : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("gc-evaluator-").FullName;

    public Bench()
    {
        foreach (var folder in new[] { "input", "truth", "output" })
            Directory.CreateDirectory(Path.Combine(root, folder));
    }

    public string Output => Path.Combine(root, "output");

    public string Truth => Path.Combine(root, "truth");

    public Bench WithInput(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(root, "input", name), content);
        return this;
    }

    public Bench WithInput(string name, string content) => WithInput(name, Encoding.UTF8.GetBytes(content));

    public Bench WithTruth(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(Truth, name), content);
        return this;
    }

    public Bench WithTruth(string name, string content) => WithTruth(name, Encoding.UTF8.GetBytes(content));

    public (int Code, string[] Errors) Run(Action<EvaluationFolders, Utf8JsonWriter> score, string? truth = null)
    {
        using var errors = new StringWriter();
        var code = EvaluationProgram.Run(
            ["--input", Path.Combine(root, "input"), "--ground-truth", truth ?? Truth, "--output", Output], score, errors);
        return (code, errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    public JsonElement Metrics(Action<EvaluationFolders, Utf8JsonWriter> score, string? truth = null)
    {
        var (code, errors) = Run(score, truth);
        code.ShouldBe(EvaluationProgram.Scored, string.Join('\n', errors));
        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Output, "metrics.json"))).RootElement;
    }

    /// <summary>Runs into a fault: nothing may be written, and the sentence comes back.</summary>
    public string Fault(Action<EvaluationFolders, Utf8JsonWriter> score, int code)
    {
        var (actual, errors) = Run(score);
        actual.ShouldBe(code, string.Join('\n', errors));
        Directory.GetFiles(Output).ShouldBeEmpty();
        return errors.ShouldHaveSingleItem();
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
