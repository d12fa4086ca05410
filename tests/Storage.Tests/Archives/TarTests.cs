using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace GrandChallenge.Storage.Tests;

public sealed class TarTests
{
    [Theory]
    [InlineData(TarEntryFormat.Ustar, false)]
    [InlineData(TarEntryFormat.Pax, true)]
    [InlineData(TarEntryFormat.Gnu, true)]
    public async Task A_tar_of_any_format_keeps_its_folders(TarEntryFormat format, bool gzip)
    {
        var longName = "truth/" + new string('l', 90) + "/" + new string('m', 90);
        var tar = await TarAsync(format, gzip, (TarEntryType.Directory, "./truth/", ""), (TarEntryType.RegularFile, longName, "1"), (TarEntryType.RegularFile, "./truth/.DS_Store", "x"));
        (await FileSetTests.ContentAsync(await FileSets.OpenArchiveAsync(tar))).ShouldBe([$"{longName}=1"]);
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink, "link", "'link' is a symbolic link")]
    [InlineData(TarEntryType.HardLink, "hard", "'hard' is a hard link")]
    [InlineData(TarEntryType.Fifo, "pipe", "'pipe' is a device or pipe")]
    [InlineData(TarEntryType.CharacterDevice, "dev", "'dev' is a device or pipe")]
    [InlineData(TarEntryType.RegularFile, "../up", "'..'")]
    [InlineData(TarEntryType.RegularFile, "/abs", "absolute")]
    [InlineData(TarEntryType.RegularFile, "good", "twice")]
    public async Task An_entry_that_is_no_plain_file_inside_is_refused_by_name(TarEntryType type, string name, string cause)
    {
        var tar = await TarAsync(TarEntryFormat.Pax, true, (TarEntryType.RegularFile, "good", "1"), (type, name, "/etc/passwd"));
        (await Should.ThrowAsync<FileRefusedException>(() => FileSets.OpenArchiveAsync(tar))).Message.ShouldContain(cause);
    }

    [Fact]
    public async Task A_cut_tar_a_text_and_an_empty_file_are_refused()
    {
        var tar = (await TarAsync(TarEntryFormat.Ustar, true, (TarEntryType.RegularFile, "good", new string('x', 5000)))).ToArray();
        await RefusedAsync(tar[..^20], "damaged or cut short");
        await RefusedAsync(Encoding.ASCII.GetBytes(new string('x', 2000)), "not a tar");
        await RefusedAsync([], "cut short");
        await RefusedAsync([0x1f, 0x8b, 1, 2, 3], "damaged");
    }

    [Fact]
    public async Task A_tar_bomb_is_refused_at_its_header()
    {
        var tar = new MemoryStream();
        await using (var gzip = new GZipStream(tar, CompressionLevel.SmallestSize, leaveOpen: true))
        await using (var writer = new TarWriter(gzip, TarEntryFormat.Gnu))
            await writer.WriteEntryAsync(new GnuTarEntry(TarEntryType.RegularFile, "zeros") { DataStream = new EndlessStream([], 20L << 20, 0) });
        tar.Position = 0;
        var limits = new ArchiveLimits { FreeBytes = 1 << 20 };
        (await Should.ThrowAsync<FileRefusedException>(() => FileSets.OpenArchiveAsync(tar, limits))).Message.ShouldContain("bomb");
    }

    [Fact]
    public async Task A_header_that_claims_gigabytes_is_not_believed()
    {
        var tar = (await TarAsync(TarEntryFormat.Pax, false, (TarEntryType.RegularFile, "a", "1"))).ToArray();
        Encoding.ASCII.GetBytes("17777777777").CopyTo(tar, 124);
        Encoding.ASCII.GetBytes("        ").CopyTo(tar, 148);
        Encoding.ASCII.GetBytes(Convert.ToString(tar.Take(512).Sum(b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);
        ((char)tar[156]).ShouldBe('x');
        await RefusedAsync(tar, "header of 2,147,483,647 bytes");
    }

    private static async Task RefusedAsync(byte[] bytes, string cause) =>
        (await Should.ThrowAsync<FileRefusedException>(() => FileSets.OpenArchiveAsync(new MemoryStream(bytes)))).Message.ShouldContain(cause);

    private static async Task<MemoryStream> TarAsync(TarEntryFormat format, bool gzip, params (TarEntryType Type, string Name, string Content)[] entries)
    {
        var bytes = new MemoryStream();
        await using (var packed = gzip ? new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true) : null)
        await using (var tar = new TarWriter(packed ?? (Stream)bytes, format, leaveOpen: true))
        {
            foreach (var (type, name, content) in entries)
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.Ustar => new UstarTarEntry(type, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(type, name),
                    _ => new PaxTarEntry(type, name),
                };
                if (type == TarEntryType.RegularFile)
                    entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
                else if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                    entry.LinkName = content;
                await tar.WriteEntryAsync(entry);
            }
        }
        bytes.Position = 0;
        return bytes;
    }
}
