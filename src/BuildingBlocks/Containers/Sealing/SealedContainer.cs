using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>The settings that seal a run: every isolation flag is in this file.</summary>
internal static class SealedContainer
{
    private const string OutputFolder = "/output";
    private const string ScratchFolder = "/tmp";
    private const int MostFiles = 100_000;
    private const long HolderMemory = 32 << 20;

    /// <summary>The scoring container over an image that was just inspected.</summary>
    public static CreateContainerParameters Scorer(RunNames names, RunRequest request, DockerOCIImageConfig? image, string user)
    {
        var profile = request.Profile;
        var host = Sealed(profile.MemoryBytes, RunProfile.Pids);
        host.NanoCPUs = (long)(profile.Cpus * 1e9);
        host.Init = true;
        host.ShmSize = profile.MemoryBytes / 2;
        host.LogConfig = new LogConfig
        {
            Type = "json-file",
            Config = new Dictionary<string, string>(StringComparer.Ordinal) { ["max-size"] = "8m", ["max-file"] = "2" },
        };
        host.Mounts = [.. Inputs(names, request, readOnly: true), Output(names, profile), Scratch(names, profile), .. Volumes(names, image, request)];
        if (profile.Gpu)
            host.DeviceRequests = [new DeviceRequest { Count = 1, Capabilities = [["gpu"]] }];

        var environment = SafeEnvironment.Overrides(image?.Env ?? []);
        if (user == SafeUser.Nobody)
            environment.Add("HOME=/tmp");

        return new CreateContainerParameters
        {
            Name = names.Scorer,
            Image = request.Image,
            User = user,
            Env = environment,
            WorkingDir = SafeFolder(image?.WorkingDir),
            Labels = names.Labels,
            NetworkDisabled = true,
            Healthcheck = new HealthcheckConfig { Test = ["NONE"] },
            HostConfig = host,
        };
    }

    /// <summary>The holder: it mounts the same volumes, writable, so that inputs can be put in and the output taken out.</summary>
    public static CreateContainerParameters Holder(RunNames names, RunRequest request)
    {
        var host = Sealed(HolderMemory, 8);
        host.LogConfig = new LogConfig { Type = "none", Config = new Dictionary<string, string>(StringComparer.Ordinal) };
        host.Mounts = [.. Inputs(names, request, readOnly: false), Output(names, request.Profile)];
        return new CreateContainerParameters
        {
            Name = names.Holder,
            Image = HolderImage.Name,
            Labels = names.Labels,
            NetworkDisabled = true,
            HostConfig = host,
        };
    }

    private static HostConfig Sealed(long memory, int pids) => new()
    {
        NetworkMode = "none",
        IpcMode = "private",
        ReadonlyRootfs = true,
        CapDrop = ["ALL"],
        SecurityOpt = ["no-new-privileges"],
        Memory = memory,
        MemorySwap = memory,
        PidsLimit = pids,
        RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.No },
    };

    // NoCopy: the engine must not fill a volume of ours with what the image holds at that path.
    private static IEnumerable<Mount> Inputs(RunNames names, RunRequest request, bool readOnly) =>
        request.Inputs.Select((input, i) => new Mount
        {
            Type = "volume",
            Source = names.InputVolume(i),
            Target = input.MountPath,
            ReadOnly = readOnly,
            VolumeOptions = new VolumeOptions { NoCopy = true, Labels = names.Labels },
        });

    private static Mount Output(RunNames names, RunProfile profile) => InMemory(names, names.OutputVolume, OutputFolder, profile.OutputBytes);

    // A tmpfs mount of the runtime would take the mode that the image's /tmp happens to have, if it has one; a volume has ours.
    private static Mount Scratch(RunNames names, RunProfile profile) => InMemory(names, names.ScratchVolume, ScratchFolder, profile.ScratchBytes);

    private static Mount InMemory(RunNames names, string volume, string folder, long bytes) => new()
    {
        Type = "volume",
        Source = volume,
        Target = folder,
        VolumeOptions = new VolumeOptions
        {
            NoCopy = true,
            Labels = names.Labels,
            DriverConfig = new Driver
            {
                Name = "local",
                Options = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["type"] = "tmpfs",
                    ["device"] = "tmpfs",
                    ["o"] = $"size={bytes},nr_inodes={MostFiles},mode=1777,nosuid,nodev",
                },
            },
        },
    };

    // Left alone, each VOLUME of the image would be an unbounded writable folder on the engine's disk.
    // A read-only volume of ours keeps what the image holds there.
    private static IEnumerable<Mount> Volumes(RunNames names, DockerOCIImageConfig? image, RunRequest request) =>
        (image?.Volumes?.Keys ?? [])
            .Select(path => "/" + path.Trim('/'))
            .Distinct(StringComparer.Ordinal)
            .Where(path => path is not (OutputFolder or ScratchFolder) && request.Inputs.All(i => i.MountPath.TrimEnd('/') != path))
            .Select((path, i) => new Mount
            {
                Type = "volume",
                Source = names.ImageVolume(i),
                Target = path,
                ReadOnly = true,
                VolumeOptions = new VolumeOptions { Labels = names.Labels },
            });

    // A folder below /proc could be a handle that leaks from the runtime (CVE-2024-21626).
    private static string SafeFolder(string? folder) =>
        folder is { Length: > 0 } && folder.StartsWith('/') && !folder.StartsWith("/proc", StringComparison.Ordinal)
        && !folder.StartsWith("/dev", StringComparison.Ordinal) && !folder.StartsWith("/sys", StringComparison.Ordinal)
        && !folder.Contains("..", StringComparison.Ordinal) && !folder.StartsWith("//", StringComparison.Ordinal)
            ? folder
            : "/";
}
