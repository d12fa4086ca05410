using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace GrandChallenge.Storage.Tests;

public sealed class TusResumeTests(UploadServer server) : IClassFixture<UploadServer>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        server.Clock.Now += TimeSpan.FromDays(4);
        await server.Uploads.RemoveExpiredAsync(server.Clock.Now);
    }

    [Fact]
    public async Task What_came_before_the_line_broke_is_kept_and_the_rest_follows()
    {
        var bytes = RandomNumberGenerator.GetBytes(1 << 20);
        var url = await server.CreateAsync(bytes.Length);
        using (var line = await HalfAPatchAsync(url, bytes, 300_000))
            await UntilAsync(async () => await server.OffsetAsync(url) == 300_000);
        await UntilAsync(async () => (int)(await server.PatchAsync(url, 300_000, bytes[300_000..])).StatusCode == 204);
        var blob = await server.Uploads.MoveToBlobAsync(UploadServer.IdOf(url), UploadServer.Ann);
        blob.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task A_checksummed_chunk_that_broke_off_does_not_count()
    {
        var bytes = RandomNumberGenerator.GetBytes(1 << 20);
        var url = await server.CreateAsync(bytes.Length);
        var checksum = $"sha1 {Convert.ToBase64String(SHA1.HashData(bytes))}";
        var data = Path.Combine(FolderOf(url), "data");
        using (var line = await HalfAPatchAsync(url, bytes, 300_000, checksum))
        {
            await UntilAsync(() => Task.FromResult(new FileInfo(data).Length == 300_000));
            (await server.OffsetAsync(url)).ShouldBe(0);
        }
        await UntilAsync(() => Task.FromResult(new FileInfo(data).Length == 0));
        await UntilAsync(async () => (int)(await server.PatchAsync(url, 0, bytes, ("Upload-Checksum", checksum))).StatusCode == 204);
    }

    [Fact]
    public async Task Two_writers_on_one_upload_cannot_meet()
    {
        var bytes = new byte[1 << 20];
        var url = await server.CreateAsync(bytes.Length);
        using var line = await HalfAPatchAsync(url, bytes, 100_000);
        await UntilAsync(async () => await server.OffsetAsync(url) == 100_000);
        ((int)(await server.PatchAsync(url, 100_000, bytes[100_000..])).StatusCode).ShouldBe(423);
        ((int)(await server.SendAsync(HttpMethod.Delete, url, UploadServer.Ann)).StatusCode).ShouldBe(423);
    }

    [Fact]
    public async Task A_restart_finds_the_bytes_and_forgets_what_no_checksum_vouched_for()
    {
        var url = await server.CreateAsync(10);
        await server.PatchAsync(url, 0, new byte[4]);
        // As a kill leaves it between the write of a checksummed chunk and its check.
        File.WriteAllText(Path.Combine(FolderOf(url), "unverified"), "4");
        File.AppendAllText(Path.Combine(FolderOf(url), "data"), "zzz");
        using var reopened = new Uploads(server.Folder.Options, server.Blobs, server.Clock);
        reopened.Find(UploadServer.IdOf(url), UploadServer.Ann).Offset.ShouldBe(4);
        var state = await reopened.AppendAsync(UploadServer.IdOf(url), UploadServer.Ann, 4, new UploadChunk(new MemoryStream(new byte[6])), default);
        state.IsComplete.ShouldBeTrue();
        var blob = await reopened.MoveToBlobAsync(UploadServer.IdOf(url), UploadServer.Ann);
        blob.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(new byte[10])));
    }

    [Fact]
    public async Task Becoming_a_blob_twice_or_at_once_or_after_a_kill_gives_one_blob()
    {
        var id = await server.Uploads.AddAsync(UploadServer.Ann, "x.csv", new MemoryStream([1, 2, 3]), 3);
        var both = await Task.WhenAll(server.Uploads.MoveToBlobAsync(id, UploadServer.Ann), server.Uploads.MoveToBlobAsync(id, UploadServer.Ann));
        both[0].ShouldBe(both[1]);
        // As a kill leaves it between the note and the rename.
        var data = Path.Combine(FolderOf($"/{id}"), "data");
        await using (var blob = await server.Blobs.OpenReadAsync(both[0].Sha256))
        await using (var copy = File.Create(data))
            await blob.CopyToAsync(copy);
        server.Blobs.Delete(both[0].Sha256);
        (await server.Uploads.MoveToBlobAsync(id, UploadServer.Ann)).ShouldBe(both[0]);
        server.Blobs.Exists(both[0].Sha256).ShouldBeTrue();
        File.Exists(data).ShouldBeFalse();
        await using var again = await server.Uploads.OpenCompletedAsync(id, UploadServer.Ann);
        again.Length.ShouldBe(3);
    }

    [Fact]
    public async Task An_upload_whose_blob_was_deleted_since_cannot_be_used_again()
    {
        var id = await server.Uploads.AddAsync(UploadServer.Ann, "x.csv", new MemoryStream([9, 9]), 2);
        server.Blobs.Delete((await server.Uploads.MoveToBlobAsync(id, UploadServer.Ann)).Sha256);
        await Should.ThrowAsync<FileRefusedException>(() => server.Uploads.MoveToBlobAsync(id, UploadServer.Ann));
        await Should.ThrowAsync<FileRefusedException>(() => server.Uploads.OpenCompletedAsync(id, UploadServer.Ann));
    }

    [Fact]
    public async Task An_unfinished_upload_cannot_be_used()
    {
        var url = await server.CreateAsync(10);
        await server.PatchAsync(url, 0, new byte[4]);
        var refusal = await Should.ThrowAsync<FileRefusedException>(() => server.Uploads.MoveToBlobAsync(UploadServer.IdOf(url), UploadServer.Ann));
        refusal.Message.ShouldContain("4 of 10 bytes");
    }

    [Fact]
    public async Task A_large_upload_passes_through_and_stays_out_of_memory()
    {
        const long length = 64L << 20;
        var url = await server.CreateAsync(length);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        ((int)(await server.PatchAsync(url, 0, new EndlessStream([], length, 1))).StatusCode).ShouldBe(204);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(32L << 20);
        (await server.OffsetAsync(url)).ShouldBe(length);
    }

    private string FolderOf(string url) => Path.Combine(server.Folder.Path, "uploads", UploadServer.Ann.ToString("N"), UploadServer.IdOf(url).ToString("N"));

    /// <summary>A PATCH that promises all bytes and sends some; disposing it breaks the line.</summary>
    private async Task<Socket> HalfAPatchAsync(string url, byte[] bytes, int sent, string? checksum = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Http.BaseAddress!.Port));
        var head = $"PATCH {url} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nX-Owner: {UploadServer.Ann}\r\nUpload-Offset: 0\r\n"
            + (checksum is null ? "" : $"Upload-Checksum: {checksum}\r\n")
            + $"Content-Type: application/offset+octet-stream\r\nContent-Length: {bytes.Length}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        await socket.SendAsync(bytes.AsMemory(0, sent));
        return socket;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
            await Task.Delay(10, patience.Token);
    }
}
