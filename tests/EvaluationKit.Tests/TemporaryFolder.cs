using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kit-").FullName;

    public SourceFolder Of(Side side = Side.Submission) => new(Path, side);

    public string At(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public SourceFile Write(string name, byte[] content)
    {
        File.WriteAllBytes(At(name), content);
        return Of().File(name);
    }

    public SourceFile Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return Of().File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
