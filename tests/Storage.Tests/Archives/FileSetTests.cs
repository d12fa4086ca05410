using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using CsCheck;

namespace GrandChallenge.Storage.Tests;

public sealed class FileSetTests
{
    [Fact]
    public async Task A_common_parent_is_stripped_and_litter_dropped()
    {
        var zip = Zip(("team/run/a.csv", "A"), ("team/run/sub/b.csv", "B"), ("__MACOSX/team/._a.csv", "x"), ("team/.DS_Store", "x"), ("team/run/Thumbs.db", "x"), ("team/run/desktop.ini", "x"));
        (await ContentAsync(await FileSets.OpenSubmissionAsync(zip))).ShouldBe(["a.csv=A", "sub/b.csv=B"]);
    }

    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData("x/a.csv", "a.csv")]
    [InlineData("x/y/a.csv", "a.csv")]
    [InlineData("x/a.csv|b.csv", "b.csv|x/a.csv")]
    [InlineData("x/a.csv|y/a.csv", "x/a.csv|y/a.csv")]
    [InlineData("x/y/a.csv|x/yz/a.csv", "y/a.csv|yz/a.csv")]
    public async Task Only_what_all_files_share_is_stripped(string given, string expected)
    {
        await using var files = await FileSets.OpenSubmissionAsync(Zip([.. given.Split('|').Select(n => (n, "1"))]));
        string.Join('|', files.Files.Select(f => f.Path)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_zip_with_64_bit_records_is_read()
    {
        byte[] sizes = [1, 0, 16, 0, .. BitConverter.GetBytes(5L), .. BitConverter.GetBytes(5L)];
        var file = Forged.File("a", "hello") with { Method = 0, ClaimedSize = uint.MaxValue, ClaimedPacked = uint.MaxValue, Extra = sizes };
        var zip = new MemoryStream(ForgedZip.Widen(ForgedZip.Of(file, Forged.File("b"))));
        (await ContentAsync(await FileSets.OpenSubmissionAsync(zip))).ShouldBe(["a=hello", "b=x"]);
    }

    [Fact]
    public async Task A_zip_written_to_a_pipe_is_read()
    {
        var bytes = new MemoryStream();
        await using (var pipe = new GZipStream(bytes, CompressionLevel.NoCompression, leaveOpen: true))
        using (var zip = new ZipArchive(pipe, ZipArchiveMode.Create))
            zip.CreateEntry("a").Open().Use(s => s.Write("hello"u8));
        bytes.Position = 0;
        var piped = new MemoryStream();
        await using (var back = new GZipStream(bytes, CompressionMode.Decompress))
            await back.CopyToAsync(piped);
        (await ContentAsync(await FileSets.OpenSubmissionAsync(piped))).ShouldBe(["a=hello"]);
    }

    [Fact]
    public async Task The_tar_holds_read_only_files_of_root_and_is_the_same_every_time()
    {
        await using var files = FileSets.Of([("b/c.txt", new MemoryStream([1])), ("a.txt", new MemoryStream([2, 3]))]);
        var tar = await TarAsync(files);
        (await TarAsync(files)).ToArray().ShouldBe(tar.ToArray());
        var entries = await EntriesAsync(tar);
        entries.Select(e => e.Name).ShouldBe(["a.txt", "b/", "b/c.txt"]);
        entries.ShouldAllBe(e => e.Uid == 0 && e.Gid == 0 && e.ModificationTime == DateTimeOffset.UnixEpoch);
        entries[0].Mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    [Fact]
    public async Task One_file_travels_under_its_fixed_name()
    {
        var files = await PredictionFile.OpenAsync(new MemoryStream("a\n1\n"u8.ToArray()), "my results.csv", PredictionKind.Csv);
        (await ContentAsync(files)).ShouldBe(["predictions.csv=a\n1\n"]);
    }

    [Fact]
    public Task Any_safe_files_pass_from_zip_to_tar_unchanged()
    {
        var part = Gen.String[Gen.Char["abcXYZ019 -_äß中é"], 1, 60].Where(s => s.Trim().Length > 0);
        var path = part.Array[1, 5].Select(p => string.Join('/', p));
        var content = Gen.Byte.Array[0, 3000];
        return Gen.Select(path, content).Array[1, 8].SampleAsync(async files =>
        {
            var chosen = files.DistinctBy(f => f.Item1, StringComparer.OrdinalIgnoreCase).ToList();
            if (chosen.Any(f => chosen.Any(g => g.Item1.StartsWith(f.Item1 + "/", StringComparison.OrdinalIgnoreCase))))
                return;
            var bytes = new MemoryStream();
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
                chosen.ForEach(f => zip.CreateEntry(f.Item1).Open().Use(s => s.Write(f.Item2)));
            await using var set = await FileSets.OpenArchiveAsync(bytes);
            var back = (await EntriesAsync(await TarAsync(set))).Where(e => e.EntryType != TarEntryType.Directory)
                .Select(e => (e.Name, Convert.ToHexString(Bytes(e))));
            back.ShouldBe(chosen.OrderBy(f => f.Item1, StringComparer.Ordinal).Select(f => (f.Item1, Convert.ToHexString(f.Item2))));
        }, iter: 200);
    }

    internal static MemoryStream Zip(params (string Name, string Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                zip.CreateEntry(name).Open().Use(s => s.Write(Encoding.UTF8.GetBytes(content)));
        }
        return bytes;
    }

    internal static async Task<List<string>> ContentAsync(FileSet files)
    {
        await using (files)
        {
            return [.. (await EntriesAsync(await TarAsync(files))).Where(e => e.EntryType != TarEntryType.Directory)
                .Select(e => $"{e.Name}={Encoding.UTF8.GetString(Bytes(e))}")];
        }
    }

    private static async Task<MemoryStream> TarAsync(FileSet files)
    {
        var tar = new MemoryStream();
        await files.WriteTarAsync(tar);
        return tar;
    }

    private static async Task<List<TarEntry>> EntriesAsync(MemoryStream tar)
    {
        tar.Position = 0;
        var (reader, entries) = (new TarReader(tar), new List<TarEntry>());
        while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
            entries.Add(entry);
        return entries;
    }

    private static byte[] Bytes(TarEntry entry)
    {
        var bytes = new MemoryStream();
        entry.DataStream?.CopyTo(bytes);
        return bytes.ToArray();
    }
}

internal static class StreamExtensions
{
    public static void Use(this Stream stream, Action<Stream> use)
    {
        using (stream)
            use(stream);
    }
}
