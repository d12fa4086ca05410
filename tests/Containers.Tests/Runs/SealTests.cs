namespace GrandChallenge.Containers.Tests;

public sealed class SealTests(Engine engine) : RunTest(engine)
{
    [SkippableFact]
    public async Task A_program_has_no_privilege_at_all()
    {
        var output = await OutputAsync(new TestImage("cat /proc/self/status; cat /proc/self/attr/current"));

        Field(output, "CapEff:").ShouldBe("0000000000000000");
        Field(output, "CapBnd:").ShouldBe("0000000000000000");
        Field(output, "NoNewPrivs:").ShouldBe("1");
        Field(output, "Seccomp:").ShouldBe("2");
        Field(output, "Uid:").ShouldBe("65534\t65534\t65534\t65534");
    }

    [SkippableTheory]
    [InlineData("", "65534")]
    [InlineData("root", "65534")]
    [InlineData("0:1234", "65534")]
    [InlineData("00", "65534")]
    [InlineData("+0", "65534")]
    [InlineData("toor", "65534")]
    [InlineData("stranger", "65534")]
    [InlineData("algorithm", "1234")]
    [InlineData("1001:1001", "1001")]
    public async Task No_image_runs_as_root_whatever_its_user_is_called(string user, string uid) =>
        (await OutputAsync(new TestImage("id -u; touch /tmp/a /output/a && echo written") { User = user })).ShouldBe([uid, "written"]);

    [SkippableFact]
    public async Task There_is_no_network_but_the_loopback() =>
        (await OutputAsync(new TestImage("cat /proc/net/dev | tail -n +3 | cut -d: -f1; cat /proc/net/route /proc/net/ipv6_route | grep -v -w lo | grep -v Iface"))).Select(l => l.Trim()).ShouldBe(["lo"]);

    [SkippableFact]
    public async Task Nothing_but_output_and_scratch_can_be_written()
    {
        var image = new TestImage("for f in / /bin /etc /data /input /opt/ml/input/data/ground_truth /proc/sys/kernel /sys/kernel /dev /run; do touch $f/x 2>/dev/null && echo $f; done; touch /tmp/x /output/x /dev/shm/x && echo open") { Volumes = ["/data", "/cache"], User = "1000" };

        (await OutputAsync(image)).ShouldBe(["open"]);
    }

    [SkippableFact]
    public async Task What_an_image_holds_at_a_declared_volume_can_still_be_read() =>
        (await OutputAsync(new TestImage("cat /data/kept.txt") { Volumes = ["/data", "/data/", "/tmp", "/output", "/input"] })).ShouldBe(["kept"]);

    [SkippableFact]
    public async Task Variables_that_steer_the_host_are_taken_away_and_others_kept()
    {
        var image = new TestImage("env | grep -v -E '^(HOSTNAME|SHLVL|PWD)='")
        {
            Env =
            [
                "PATH=/bin", "LD_PRELOAD=./evil.so", "LD_AUDIT=/evil.so", "LD_LIBRARY_PATH=/proc/self/cwd", "NVIDIA_VISIBLE_DEVICES=all",
                "GLIBC_TUNABLES=x", "PYTHONPATH=/opt/app", "LD_PRELOAD=again",
            ],
        };

        (await OutputAsync(image)).Order(StringComparer.Ordinal).ShouldBe(["HOME=/tmp", "PATH=/bin", "PYTHONPATH=/opt/app"]);
    }

    [SkippableFact]
    public async Task A_library_path_of_fixed_folders_is_kept() =>
        (await OutputAsync(new TestImage("echo $LD_LIBRARY_PATH") { Env = ["PATH=/bin", "LD_LIBRARY_PATH=/usr/local/cuda/lib64:/opt/lib"] }))
            .ShouldBe(["/usr/local/cuda/lib64:/opt/lib"]);

    [SkippableFact]
    public async Task A_working_folder_under_proc_is_not_entered() =>
        (await OutputAsync(new TestImage("pwd") { WorkingDir = "/proc/self/fd/8" })).ShouldBe(["/"]);

    [SkippableFact]
    public async Task The_engine_sees_every_limit_and_no_health_check()
    {
        var request = Request(await new TestImage("echo up; sleep 60") { HealthCommand = ["CMD", "true"] }.LoadAsync(Engine));
        using var cancel = new CancellationTokenSource();
        var running = Runner.RunAsync(request, Observer, cancel.Token);
        await Observer.FirstLine;

        var seen = await Engine.Docker.Client.Containers.InspectContainerAsync(new RunNames(Engine.Installation, request.RunId, 1).Scorer);
        await cancel.CancelAsync();
        await running;

        var host = seen.HostConfig.ShouldNotBeNull();
        (host.Memory, host.MemorySwap, host.NanoCPUs, host.PidsLimit).ShouldBe((64L << 20, 64L << 20, 1_000_000_000L, 128L));
        (host.NetworkMode, host.ReadonlyRootfs, host.Privileged, host.Init).ShouldBe(("none", true, false, true));
        host.LogConfig.Config["max-size"].ShouldBe("8m");
        seen.Config!.Healthcheck!.Test.ShouldBe(["NONE"]);
        seen.Mounts.Where(m => m.RW).Select(m => m.Destination).Order(StringComparer.Ordinal).ShouldBe(["/output", "/tmp"]);
        seen.Mounts.ShouldAllBe(m => m.Type == "volume");
    }

    [SkippableFact]
    public async Task The_size_of_shared_memory_and_number_of_files_are_bounded()
    {
        var result = await RunAsync("dd if=/dev/zero of=/dev/shm/full bs=1M count=400; exit 1");

        result.Outcome.ShouldBeOneOf(RunOutcome.DiskFull, RunOutcome.OutOfMemory);
    }

    private async Task<IReadOnlyList<string>> OutputAsync(TestImage image)
    {
        var result = await RunAsync(image with { Script = $"{image.Script}; {WritesMetrics}" });
        result.Outcome.ShouldBe(RunOutcome.Succeeded, result.Message);
        return [.. Observer.Lines.Where(l => l.Stream == RunStream.Output).Select(l => l.Text)];
    }

    private static string Field(IEnumerable<string> status, string name) => status.First(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();
}
