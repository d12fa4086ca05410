using Xunit;

namespace GrandChallenge.TestKit;

/// <summary>Published data sets in `../shared/data` beside the clone (GC_SHARED names another place of `shared`); tests that need one are skipped where it is absent.</summary>
public static class SharedData
{
    private static readonly string Folder = Path.Combine(
        Environment.GetEnvironmentVariable("GC_SHARED") ?? RepositoryRoot.Combine("..", "shared"), "data");

    /// <summary>The folder of a data set, such as "luna16".</summary>
    public static string SkipUnlessPresent(string dataSet)
    {
        var folder = Path.GetFullPath(Path.Combine(Folder, dataSet));
        Skip.IfNot(Directory.Exists(folder), $"{folder} is absent.");
        return folder;
    }
}
