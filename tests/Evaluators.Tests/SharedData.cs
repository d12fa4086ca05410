using System.Text.Json;

namespace GrandChallenge.Evaluators.Tests;

/// <summary>Real data beside the repository: GC_SHARED, or ../shared.</summary>
internal static class SharedData
{
    public static string FolderOrSkip(string name)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("GC_SHARED") ?? Path.Combine(Repository(), "..", "shared"), "data", name);
        Skip.IfNot(Directory.Exists(folder), $"{folder} is not there: set GC_SHARED to the folder of the shared data.");
        return folder;
    }

    public static JsonElement Expected(string folder) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json"))).RootElement;

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GrandChallenge.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run within the repository.");
        return folder.FullName;
    }
}
