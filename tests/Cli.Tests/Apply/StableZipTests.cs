using System.IO.Compression;
using GrandChallenge.Cli.Apply;

namespace GrandChallenge.Cli.Tests.Apply;

public sealed class StableZipTests
{
    [Fact]
    public async Task The_same_files_give_the_same_bytes_whenever_they_were_written()
    {
        using var one = new TestFolder().With("b.csv", "2").With("a/z.csv", "1");
        using var two = new TestFolder().With("a/z.csv", "1").With("b.csv", "2");
        File.SetLastWriteTimeUtc(two["b.csv"], new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        (await ZipAsync(one)).ShouldBe(await ZipAsync(two));
    }

    [Fact]
    public async Task Names_are_relative_and_sorted()
    {
        using var folder = new TestFolder().With("b.csv", "2").With("a/z.csv", "1");
        await using var archive = new ZipArchive(new MemoryStream(await ZipAsync(folder)));
        archive.Entries.Select(entry => entry.FullName).ShouldBe(["a/z.csv", "b.csv"]);
    }

    private static async Task<byte[]> ZipAsync(TestFolder folder)
    {
        using var target = new TestFolder();
        var zip = new FileInfo(target["x.zip"]);
        await StableZip.WriteAsync(folder.Directory, zip, CancellationToken.None);
        return await File.ReadAllBytesAsync(zip.FullName);
    }
}
