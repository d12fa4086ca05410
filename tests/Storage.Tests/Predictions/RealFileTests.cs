namespace GrandChallenge.Storage.Tests;

/// <summary>Files of real challenges, where they lie beside the repository.</summary>
public sealed class RealFileTests
{
    [SkippableTheory]
    [InlineData("data/luna16", "*.csv", PredictionKind.Csv)]
    [InlineData("data/brain", "*.mha", PredictionKind.Image)]
    [InlineData("data/brain", "*.nii.gz", PredictionKind.Image)]
    public async Task Real_predictions_are_taken(string folder, string pattern, PredictionKind kind)
    {
        var path = Path.Combine(Shared(), folder);
        Skip.IfNot(Directory.Exists(path), $"{path} is absent");
        foreach (var file in Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories))
        {
            await using var content = File.OpenRead(file);
            await PredictionFile.CheckAsync(content, file, kind);
        }
    }

    private static string Shared()
    {
        if (Environment.GetEnvironmentVariable("GC_SHARED") is { } given)
            return given;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GrandChallenge.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "/", "shared");
    }
}
