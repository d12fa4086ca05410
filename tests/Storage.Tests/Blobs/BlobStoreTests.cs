using System.Security.Cryptography;

namespace GrandChallenge.Storage.Tests;

public sealed class BlobStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private BlobStore Blobs => new(_folder.Options);

    [Fact]
    public async Task A_blob_is_named_by_its_sha256_and_reads_back()
    {
        byte[] bytes = [1, 2, 3];
        var blob = await Blobs.PutAsync(new MemoryStream(bytes), 3);
        blob.ShouldBe(new Blob(Convert.ToHexStringLower(SHA256.HashData(bytes)), 3));
        await using var read = await Blobs.OpenReadAsync(blob.Sha256);
        var back = new byte[3];
        await read.ReadExactlyAsync(back);
        back.ShouldBe(bytes);
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once()
    {
        await Blobs.PutAsync(new MemoryStream([7]), 10);
        await Blobs.PutAsync(new MemoryStream([7]), 10);
        _folder.Files.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Too_many_bytes_are_refused_and_leave_nothing()
    {
        var refusal = await Should.ThrowAsync<FileRefusedException>(() => Blobs.PutAsync(new MemoryStream(new byte[11]), 10));
        refusal.Message.ShouldContain("larger than 10 bytes");
        _folder.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("AB")]
    public async Task A_name_that_is_no_sha256_is_no_blob(string name)
    {
        Blobs.Exists(name).ShouldBeFalse();
        await Should.ThrowAsync<FileNotFoundException>(() => Blobs.OpenReadAsync(name));
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_and_deleting_twice_is_fine()
    {
        var blob = await Blobs.PutAsync(new MemoryStream([7]), 10);
        Blobs.Delete(blob.Sha256);
        Blobs.Delete(blob.Sha256);
        Blobs.Exists(blob.Sha256).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_removed_and_blobs_stay()
    {
        await Blobs.PutAsync(new MemoryStream([7]), 10);
        File.WriteAllBytes(Path.Combine(_folder.Path, "temp", "left"), [1]);
        Blobs.RemoveLeftovers(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1));
        _folder.Files.ShouldHaveSingleItem().ShouldContain("blobs");
    }

    public void Dispose() => _folder.Dispose();
}
