using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace GrandChallenge.TestKit.Images;

/// <summary>An image made in memory: the static busybox of this machine, a few users, and one shell script as its program.</summary>
public sealed record TestImage(string Script)
{
    private static readonly Lazy<byte[]> SharedLayer = new(BusyboxLayer);

    public string Architecture { get; init; } = "amd64";

    public string User { get; init; } = "";

    public string[]? Entrypoint { get; init; }

    public string[] Env { get; init; } = ["PATH=/bin"];

    public string[] Volumes { get; init; } = [];

    public string? WorkingDir { get; init; }

    public string[]? HealthCommand { get; init; }

    public byte[] Layer { get => field ?? SharedLayer.Value; init; }

    public string LayerDigest => Digest(Layer);

    public byte[] Config => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["architecture"] = Architecture,
        ["os"] = "linux",
        ["config"] = new Dictionary<string, object?>
        {
            ["Entrypoint"] = Entrypoint,
            ["Cmd"] = Entrypoint is null ? new[] { "/bin/sh", "-c", Script } : null,
            ["Env"] = Env,
            ["User"] = User,
            ["WorkingDir"] = WorkingDir,
            ["Volumes"] = Volumes.ToDictionary(v => v, _ => new object()),
            ["Healthcheck"] = HealthCommand is null ? null : new Dictionary<string, object> { ["Test"] = HealthCommand, ["Interval"] = 1_000_000_000L },
        },
        ["rootfs"] = new { type = "layers", diff_ids = new[] { LayerDigest } },
    });

    public string Id => Digest(Config);

    public static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static byte[] BusyboxLayer()
    {
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var folder in (string[])["bin", "etc", "data", "tmp", "work"])
                tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, folder) { Mode = (UnixFileMode)0b111_101_101 });
            Write("bin/busybox", File.ReadAllBytes(Busybox.File), 0b111_101_101);
            Write("etc/passwd", "root:x:0:0::/root:/bin/sh\ntoor:x:0:0::/:/bin/sh\nalgorithm:x:1234:1234::/home:/bin/sh\n"u8.ToArray(), 0b110_100_100);
            Write("data/kept.txt", "kept"u8.ToArray(), 0b110_100_100);
            foreach (var applet in (string[])["sh", "cat", "sleep", "echo", "ls", "ln", "dd", "mkdir", "mkfifo", "head", "yes", "grep", "ip", "touch", "env", "true", "truncate", "tail", "seq", "wc", "cut", "pwd", "tr", "printf", "mount", "id", "readlink"])
                tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, $"bin/{applet}") { LinkName = "busybox" });

            void Write(string name, byte[] content, int mode) => tar.WriteEntry(
                new UstarTarEntry(TarEntryType.RegularFile, name) { Mode = (UnixFileMode)mode, DataStream = new MemoryStream(content) });
        }

        return archive.ToArray();
    }
}
