namespace GrandChallenge.Cli.Tests;

/// <summary>A folder of files that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("gc-cli-test-");

    public TestFolder With(string path, string content)
    {
        var file = Path.Combine(Directory.FullName, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public TestFolder With(string path, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(Directory.FullName, path), content);
        return this;
    }

    public string this[string path] => Path.Combine(Directory.FullName, path);

    public void Dispose() => Directory.Delete(recursive: true);
}
