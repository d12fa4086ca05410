namespace GrandChallenge.TestKit;

/// <summary>What an evaluation has on the tests' engine, seen with `docker`.</summary>
public static class RunTraces
{
    /// <summary>Names of its containers and volumes.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Guid run) =>
    [
        .. await Shell.LinesAsync("docker", "ps", "-a", "--filter", Label(run), "--format", "{{.Names}}"),
        .. await Shell.LinesAsync("docker", "volume", "ls", "--filter", Label(run), "--format", "{{.Name}}"),
    ];

    /// <summary>The id of the container that scores; null when there is none.</summary>
    public static async Task<string?> ScorerAsync(Guid run) =>
        (await Shell.LinesAsync("docker", "ps", "-a", "--no-trunc", "--filter", Label(run), "--filter", "name=-run$", "--format", "{{.ID}}")).SingleOrDefault();

    public static Task<string> StartedAtAsync(string container) => Shell.RunAsync("docker", "inspect", "-f", "{{.State.StartedAt}}", container);

    private static string Label(Guid run) => $"label=org.grand-challenge.run={run:D}";
}
