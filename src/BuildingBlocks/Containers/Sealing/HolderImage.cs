using System.Buffers.Binary;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace GrandChallenge.Containers;

/// <summary>
/// A whole image in 129 bytes of program: it only waits. A volume of type tmpfs lives as long as some container that mounts it runs,
/// so this one keeps /output for collection after the scorer has ended. See docs/decisions/0010.
/// </summary>
internal static class HolderImage
{
    private const int HeaderBytes = 64 + 56;
    private const ulong LoadAddress = 0x400000;

    // x86-64: mov eax, 34 (pause); syscall; jmp to the start.
    private static ReadOnlySpan<byte> Wait => [0xB8, 0x22, 0x00, 0x00, 0x00, 0x0F, 0x05, 0xEB, 0xF7];

    private static readonly byte[] Layer = WriteTar(("wait", Program(), true));

    private static readonly byte[] Config = Encoding.UTF8.GetBytes(
        $$"""{"architecture":"amd64","os":"linux","created":"2000-01-01T00:00:00Z","config":{"Entrypoint":["/wait"],"User":"{{SafeUser.Nobody}}"},"rootfs":{"type":"layers","diff_ids":["sha256:{{Hex(Layer)}}"]},"history":[{"created":"2000-01-01T00:00:00Z","created_by":"grand-challenge"}]}""");

    /// <summary>The name under which engines keep it; it changes with the content.</summary>
    public static string Name { get; } = $"grand-challenge/holder:{Hex(Config)}";

    /// <summary>What `docker load` reads.</summary>
    public static byte[] Archive()
    {
        var manifest = Encoding.UTF8.GetBytes($$"""[{"Config":"{{Hex(Config)}}.json","RepoTags":["{{Name}}"],"Layers":["layer.tar"]}]""");
        return WriteTar(($"{Hex(Config)}.json", Config, false), ("layer.tar", Layer, false), ("manifest.json", manifest, false));
    }

    // A 64-bit ELF file of one header, one segment and the code.
    private static byte[] Program()
    {
        var file = new byte[HeaderBytes + Wait.Length];
        ReadOnlySpan<byte> magic = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        magic.CopyTo(file);
        Put16(file, 16, 2); // executable
        Put16(file, 18, 62); // x86-64
        Put32(file, 20, 1);
        Put64(file, 24, LoadAddress + HeaderBytes); // entry
        Put64(file, 32, 64); // program header follows
        Put16(file, 52, 64);
        Put16(file, 54, 56);
        Put16(file, 56, 1);
        Put32(file, 64, 1); // load
        Put32(file, 68, 5); // readable, executable
        Put64(file, 80, LoadAddress);
        Put64(file, 88, LoadAddress);
        Put64(file, 96, (ulong)file.Length);
        Put64(file, 104, (ulong)file.Length);
        Put64(file, 112, 0x1000);
        Wait.CopyTo(file.AsSpan(HeaderBytes));
        return file;
    }

    private static byte[] WriteTar(params (string Name, byte[] Content, bool Executable)[] files)
    {
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, content, executable) in files)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    Mode = (UnixFileMode)(executable ? 0b101_101_101 : 0b100_100_100),
                    ModificationTime = DateTimeOffset.UnixEpoch,
                    DataStream = new MemoryStream(content),
                });
        }

        return archive.ToArray();
    }

    private static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static void Put16(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    private static void Put32(byte[] file, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);

    private static void Put64(byte[] file, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), value);
}
