using System.Text;

namespace GrandChallenge.Containers.Tests;

/// <summary>Runs one script, sealed, and looks at what came of it.</summary>
[Collection(EngineTests.Name)]
public abstract class RunTest(Engine engine) : IAsyncLifetime
{
    internal const string WritesMetrics = """echo '{"score": 0.5}' > /output/metrics.json""";

    private static readonly byte[] Truth = ImageArchives.Tar(("truth.csv", "case,label\n1,0\n"u8.ToArray()));

    internal Engine Engine => engine;

    internal SealedRunner Runner { get; } = engine.NewRunner();

    internal Listener Observer { get; } = new();

    internal static RunProfile Profile { get; } = new(TimeSpan.FromSeconds(30), 64 << 20, 1, 8 << 20) { OutputBytes = 4 << 20 };

    public Task InitializeAsync()
    {
        engine.IsNeeded();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Runner.DisposeAsync();

    internal Task<RunResult> RunAsync(string script, RunProfile? profile = null) => RunAsync(new TestImage(script), profile);

    internal async Task<RunResult> RunAsync(TestImage image, RunProfile? profile = null) =>
        await RunAsync(Request(await image.LoadAsync(engine), profile));

    /// <summary>The result, noted down: what the run had on the engine goes.</summary>
    internal async Task<RunResult> RunAsync(RunRequest request)
    {
        var result = await Runner.RunAsync(request, Observer, CancellationToken.None);
        Runner.CleanUp(request.RunId, request.Attempt);
        return result;
    }

    internal static RunRequest Request(string image, RunProfile? profile = null) => new(Guid.CreateVersion7(), 1, image, profile ?? Profile,
    [
        new RunInput("/input", async (tar, token) => await tar.WriteAsync(ImageArchives.Tar(("predictions.csv", Encoding.UTF8.GetBytes("case,p\n1,0.5\n"))), token)),
        new RunInput("/opt/ml/input/data/ground_truth", async (tar, token) => await tar.WriteAsync(Truth, token)),
    ]);

    internal static string Json(RunResult result) => Encoding.UTF8.GetString(result.Metrics.ShouldNotBeNull(result.Message));
}
