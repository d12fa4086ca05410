using System.IO.Compression;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.TestKit;

namespace GrandChallenge.Bench;

/// <summary>The LUNA16 evaluator in its sealed container: 55,677 marks from the container's start to its end.</summary>
internal static class Luna16Bench
{
    public static async Task RunAsync(int times)
    {
        await DockerEngine.RequireAsync();
        var data = SharedData.SkipUnlessPresent("luna16");
        await EngScript.RunAsync("evaluator-image", "luna16");
        await using var platform = await BenchPlatform.StartAsync("all", Settings);
        await platform.UseMethodAsync("luna16.tar", await File.ReadAllBytesAsync(RepositoryRoot.Combine("artifacts", "images", "luna16.tar")));
        await platform.UseTruthAsync("truth.zip", Zip(data, "annotations.csv", "annotations_excluded.csv", "seriesuids.csv"));
        var predictions = await File.ReadAllBytesAsync(Path.Combine(data, "submission-dpn26.csv"));

        var (container, whole) = (new Sample("container, start to end"), new Sample("submission, queued to ranked"));
        for (var i = 0; i <= times; i++)
        {
            var run = await platform.ScoreAsync(predictions);
            if (i == 0)
                continue;
            container.Add(run.CollectedAt!.Value - run.StartedAt!.Value);
            whole.Add(run.FinishedAt!.Value - run.QueuedAt);
        }

        container.Print();
        whole.Print();
    }

    private static PhaseSettings Settings => new()
    {
        Title = "LUNA16",
        Accepts = [SubmissionKinds.Csv],
        SubmissionLimit = 1000,
        ScorePath = "aggregates.cpm",
        MemoryMiB = 512,
        ScratchMiB = 64,
        TimeLimitSeconds = 60,
    };

    private static byte[] Zip(string folder, params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
                zip.CreateEntryFromFile(Path.Combine(folder, name), name);
        }

        return bytes.ToArray();
    }
}
