using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Platform;

/// <summary>A folder for `gc apply` as eng/challenge-folder makes it; gone when it is disposed.</summary>
public sealed class ChallengeFolder : IDisposable
{
    private ChallengeFolder(string path) => Path = path;

    public string Path { get; }

    /// <param name="name">demo, luna16 or brain.</param>
    public static async Task<ChallengeFolder> MakeAsync(string name)
    {
        var folder = new ChallengeFolder(Directory.CreateTempSubdirectory($"gc-{name}-").FullName);
        await EngScript.RunAsync("challenge-folder", name, folder.Path);
        return folder;
    }

    public string Submission(string file) => System.IO.Path.Combine(Path, "submissions", file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
