using System.Diagnostics;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.TestKit;
using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Bench;

/// <summary>What the platform adds to a container that does nothing: from submit to ranked row, against `docker run` with the same flags.</summary>
internal static class NoOpBench
{
    private static readonly string[] Flags =
    [
        "run", "--rm", "--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--memory", "128m", "--memory-swap", "128m",
        "--cpus", "1", "--pids-limit", "128", "--init", "--user", "65534:65534", "--tmpfs", "/tmp:size=16m", "--tmpfs", "/output:size=16m,mode=1777",
    ];

    public static async Task RunAsync(int times)
    {
        await DockerEngine.RequireAsync();
        var image = new TestImage("echo '{\"score\":1}' > /output/metrics.json");
        await using var platform = await BenchPlatform.StartAsync("all", Settings);
        await platform.UseMethodAsync("noop.tar", ImageArchives.Docker(image));
        await platform.ScoreAsync("a,b\n1,2\n"u8.ToArray());

        var (ours, bare, claim) = (new Sample("submit to ranked row"), new Sample("docker run, same flags"), new Sample("submit to container start"));
        for (var i = 0; i < times; i++)
        {
            var submission = System.Text.Encoding.UTF8.GetBytes($"a,b\n1,{i}\n");
            var watch = Stopwatch.StartNew();
            var run = await platform.ScoreAsync(submission);
            ours.Add(watch.Elapsed);
            claim.Add(run.StartedAt!.Value - run.QueuedAt);

            watch.Restart();
            using var docker = Process.Start("docker", [.. Flags, image.Id]);
            await docker.WaitForExitAsync();
            bare.Add(watch.Elapsed);
        }

        ours.Print();
        claim.Print();
        bare.Print();
        Console.WriteLine($"median ratio {ours.Median / bare.Median:F2}; target 1.5 x {bare.Median:F0} + 100 = {(1.5 * bare.Median) + 100:F0} ms");
    }

    public static PhaseSettings Settings => new()
    {
        Title = "No-op",
        Accepts = [SubmissionKinds.Csv],
        SubmissionLimit = 100_000,
        ScorePath = "score",
        MemoryMiB = 256,
        ScratchMiB = 16,
        TimeLimitSeconds = 30,
    };
}
