namespace GrandChallenge.Containers;

/// <summary>
/// Decides which of an image's environment variables reach its program. All do, save those that steer privileged code of the host
/// (the dynamic loader of a container toolkit's hooks) or ask that toolkit for devices.
/// </summary>
internal static class SafeEnvironment
{
    /// <summary>The container's own settings: a bare name takes the image's variable away.</summary>
    public static List<string> Overrides(IEnumerable<string> imageEnvironment)
    {
        var overrides = new List<string>();
        foreach (var variable in imageEnvironment)
        {
            var name = variable.Split('=', 2)[0];
            if (IsDangerous(name, variable[Math.Min(name.Length + 1, variable.Length)..]) && !overrides.Contains(name, StringComparer.Ordinal))
                overrides.Add(name);
        }

        return overrides;
    }

    // LD_*: a hook that inherits them would load the image's code as root on the host (CVE-2025-23266).
    // GLIBC_TUNABLES: parsed by every setuid program's loader (CVE-2023-4911).
    // NVIDIA_*: the toolkit would mount devices and drivers that the profile did not ask for.
    private static bool IsDangerous(string name, string value) =>
        name == "LD_LIBRARY_PATH" ? !value.Split(':').All(IsFixedFolder)
        : name.StartsWith("LD_", StringComparison.Ordinal)
            || name.StartsWith("NVIDIA_", StringComparison.Ordinal)
            || name is "GLIBC_TUNABLES" or "GCONV_PATH";

    // Images with CUDA or conda need their library path; a relative or virtual one could point a host process into the image.
    private static bool IsFixedFolder(string path) =>
        path.StartsWith('/')
        && !path.Contains("..", StringComparison.Ordinal)
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.StartsWith("/proc", StringComparison.Ordinal)
        && !path.StartsWith("/dev", StringComparison.Ordinal)
        && !path.StartsWith("/tmp", StringComparison.Ordinal);
}
