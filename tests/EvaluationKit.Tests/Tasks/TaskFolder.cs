using System.Text.Json;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Tasks;

namespace GrandChallenge.EvaluationKit.Tests.Tasks;

/// <summary>The three folders of a scoring program, and what it wrote.</summary>
public sealed class TaskFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Errors { get; private set; } = "";

    public byte[] MetricsBytes => File.ReadAllBytes(folder.At("output/metrics.json"));

    public JsonElement Metrics => JsonDocument.Parse(MetricsBytes).RootElement;

    public JsonElement Validation => JsonDocument.Parse(File.ReadAllBytes(folder.At("output/validation.json"))).RootElement;

    public string[] Sentences => [.. Validation.GetProperty("faults").EnumerateArray().Select(Sentence)];

    public TaskFolder Truth(string name, string content)
    {
        File.WriteAllText(folder.At($"truth/{name}"), content.ReplaceLineEndings("\n"));
        return this;
    }

    public TaskFolder Input(string name, string content)
    {
        File.WriteAllText(folder.At($"input/{name}"), content.ReplaceLineEndings("\n"));
        return this;
    }

    /// <summary>One-dimensional images are enough to tell one metric from another.</summary>
    public TaskFolder Truth(string name, params byte[] labels) => Image("truth/" + name, labels);

    public TaskFolder Input(string name, params byte[] labels) => Image("input/" + name, labels);

    public string PathOf(string name) => folder.At(name);

    public int Run(EvaluationTask task, int threads = 2)
    {
        Directory.CreateDirectory(folder.At("input"));
        Directory.CreateDirectory(folder.At("truth"));
        var errors = new StringWriter { NewLine = "\n" };
        var code = task.Run(
            ["--input", folder.At("input"), "--ground-truth", folder.At("truth"), "--output", folder.At("output"), "--threads", threads.ToString()], errors);
        Errors = errors.ToString();
        return code;
    }

    /// <summary>A number under a dotted path; NaN for null.</summary>
    public double Number(string path)
    {
        var value = path.Split('.').Aggregate(Metrics, (element, name) => element.GetProperty(name));
        return value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
    }

    /// <summary>A value of a case; NaN for null.</summary>
    public double Number(string id, string metric)
    {
        var value = Metrics.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("id").GetString() == id).GetProperty(metric);
        return value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
    }

    public bool HasMetrics => File.Exists(folder.At("output/metrics.json"));

    public void Dispose() => folder.Dispose();

    private TaskFolder Image(string name, byte[] labels)
    {
        MetaImageWriter.Write(new Image<byte>(Geometry.Of(Grid.Of(labels.Length, 1, 1, 1, 1, 1)), labels), folder.At(name));
        return this;
    }

    private static string Sentence(JsonElement fault)
    {
        string[] parts = [.. new[] { "file", "row", "column", "case", "problem" }.Where(name => fault.TryGetProperty(name, out _)).Select(name => fault.GetProperty(name).ToString())];
        return string.Join(" | ", parts);
    }
}
