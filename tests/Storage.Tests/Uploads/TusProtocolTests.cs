using System.Security.Cryptography;
using System.Text;

namespace GrandChallenge.Storage.Tests;

public sealed class TusProtocolTests(UploadServer server) : IClassFixture<UploadServer>, IAsyncLifetime
{
    private static readonly byte[] Hello = "hello world"u8.ToArray();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        server.Clock.Now += TimeSpan.FromDays(4);
        await server.Uploads.RemoveExpiredAsync(server.Clock.Now);
    }

    [Fact]
    public async Task Options_names_version_extensions_and_the_largest_size()
    {
        var answer = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/uploads"));
        ((int)answer.StatusCode).ShouldBe(204);
        answer.Headers.GetValues("Tus-Version").Single().ShouldBe("1.0.0");
        string.Join(",", answer.Headers.GetValues("Tus-Extension")).ShouldBe("creation,creation-with-upload,checksum,expiration,termination");
        answer.Headers.GetValues("Tus-Max-Size").Single().ShouldBe($"{1 << 30}");
    }

    [Fact]
    public async Task An_upload_in_two_parts_is_whole_and_keeps_its_name()
    {
        var url = await server.CreateAsync(11, "dir/präd.csv");
        var first = await server.PatchAsync(url, 0, Hello[..4]);
        first.Headers.GetValues("Upload-Offset").Single().ShouldBe("4");
        DateTimeOffset.Parse(first.Headers.GetValues("Upload-Expires").Single()).ShouldBe(server.Clock.Now + TimeSpan.FromDays(3));
        (await server.OffsetAsync(url)).ShouldBe(4);
        ((int)(await server.PatchAsync(url, 4, Hello[4..])).StatusCode).ShouldBe(204);
        await using var upload = await server.Uploads.OpenCompletedAsync(UploadServer.IdOf(url), UploadServer.Ann);
        upload.FileName.ShouldBe("präd.csv");
        (await new StreamReader(upload.Content).ReadToEndAsync()).ShouldBe("hello world");
    }

    [Fact]
    public async Task Creation_can_carry_the_bytes()
    {
        var answer = await server.SendAsync(HttpMethod.Post, "/uploads", UploadServer.Ann, UploadServer.Chunk(new MemoryStream(Hello)), ("Upload-Length", "11"));
        ((int)answer.StatusCode).ShouldBe(201);
        answer.Headers.GetValues("Upload-Offset").Single().ShouldBe("11");
    }

    [Fact]
    public async Task An_empty_upload_is_complete_at_once()
    {
        var url = await server.CreateAsync(0);
        var blob = await server.Uploads.MoveToBlobAsync(UploadServer.IdOf(url), UploadServer.Ann);
        blob.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData([])));
    }

    [Theory]
    [InlineData(3, 409)]
    [InlineData(99, 409)]
    public async Task A_wrong_offset_is_refused(long offset, int status)
    {
        var url = await server.CreateAsync(11);
        ((int)(await server.PatchAsync(url, offset, Hello[..2])).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_stranger_learns_nothing_and_changes_nothing()
    {
        var url = await server.CreateAsync(11);
        ((int)(await server.SendAsync(HttpMethod.Head, url, UploadServer.Bob)).StatusCode).ShouldBe(404);
        ((int)(await server.SendAsync(HttpMethod.Delete, url, UploadServer.Bob)).StatusCode).ShouldBe(404);
        ((int)(await server.SendAsync(HttpMethod.Patch, url, UploadServer.Bob, UploadServer.Chunk(new MemoryStream(Hello)), ("Upload-Offset", "0"))).StatusCode).ShouldBe(404);
        (await Should.ThrowAsync<FileRefusedException>(() => server.Uploads.OpenCompletedAsync(UploadServer.IdOf(url), UploadServer.Bob))).Message.ShouldContain("no upload");
        (await server.OffsetAsync(url)).ShouldBe(0);
    }

    [Fact]
    public async Task No_owner_is_401_and_another_version_is_412()
    {
        ((int)(await server.SendAsync(HttpMethod.Post, "/uploads", null, null, ("Upload-Length", "1"))).StatusCode).ShouldBe(401);
        var answer = await server.SendAsync(HttpMethod.Post, "/uploads", UploadServer.Ann, null, ("Upload-Length", "1"), ("Tus-Resumable", "0.2.2"));
        ((int)answer.StatusCode).ShouldBe(412);
        answer.Headers.GetValues("Tus-Version").Single().ShouldBe("1.0.0");
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task Bytes_that_miss_their_checksum_are_not_kept(string algorithm)
    {
        var digest = Convert.ToBase64String(algorithm == "sha1" ? SHA1.HashData(Hello) : SHA256.HashData(Hello));
        var url = await server.CreateAsync(11);
        ((int)(await server.PatchAsync(url, 0, "hello w0rld"u8.ToArray(), ("Upload-Checksum", $"{algorithm} {digest}"))).StatusCode).ShouldBe(460);
        (await server.OffsetAsync(url)).ShouldBe(0);
        ((int)(await server.PatchAsync(url, 0, Hello, ("Upload-Checksum", $"{algorithm} {digest}"))).StatusCode).ShouldBe(204);
        (await server.OffsetAsync(url)).ShouldBe(11);
    }

    [Theory]
    [InlineData("md5 rL0Y20zC+Fzt72VPzMSk2A==")]
    [InlineData("sha1 !!!")]
    [InlineData("sha1")]
    public async Task A_checksum_that_is_none_is_refused(string header)
    {
        var url = await server.CreateAsync(11);
        ((int)(await server.PatchAsync(url, 0, Hello, ("Upload-Checksum", header))).StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task More_bytes_than_announced_are_refused_and_not_kept()
    {
        var url = await server.CreateAsync(4);
        ((int)(await server.PatchAsync(url, 0, Hello)).StatusCode).ShouldBe(413);
        var chunked = UploadServer.Chunk(new MemoryStream(Hello));
        chunked.Headers.ContentLength = null;
        var request = new HttpRequestMessage(HttpMethod.Patch, url) { Content = chunked, Headers = { TransferEncodingChunked = true } };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("X-Owner", UploadServer.Ann.ToString());
        request.Headers.Add("Upload-Offset", "0");
        ((int)(await server.Http.SendAsync(request)).StatusCode).ShouldBe(413);
        (await server.OffsetAsync(url)).ShouldBe(0);
    }

    [Fact]
    public async Task Too_long_a_file_and_too_many_files_are_refused_with_the_limit()
    {
        var big = await server.SendAsync(HttpMethod.Post, "/uploads", UploadServer.Ann, null, ("Upload-Length", $"{(1L << 30) + 1}"));
        ((int)big.StatusCode).ShouldBe(413);
        for (var i = 0; i < 5; i++)
            await server.CreateAsync(1);
        var sixth = await server.SendAsync(HttpMethod.Post, "/uploads", UploadServer.Ann, null, ("Upload-Length", "1"));
        ((int)sixth.StatusCode).ShouldBe(403);
        (await sixth.Content.ReadAsStringAsync()).ShouldContain("5 unused uploads");
        await server.CreateAsync(1, owner: UploadServer.Bob);
    }

    [Fact]
    public async Task Open_bytes_are_limited_per_owner()
    {
        await server.CreateAsync(1 << 30);
        await server.CreateAsync(1 << 30);
        ((int)(await server.SendAsync(HttpMethod.Post, "/uploads", UploadServer.Ann, null, ("Upload-Length", "1"))).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task A_terminated_upload_is_gone()
    {
        var url = await server.CreateAsync(11);
        ((int)(await server.SendAsync(HttpMethod.Delete, url, UploadServer.Ann)).StatusCode).ShouldBe(204);
        ((int)(await server.SendAsync(HttpMethod.Head, url, UploadServer.Ann)).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task An_expired_upload_is_410_then_removed_then_404()
    {
        var url = await server.CreateAsync(11);
        server.Clock.Now += TimeSpan.FromDays(3);
        ((int)(await server.SendAsync(HttpMethod.Head, url, UploadServer.Ann)).StatusCode).ShouldBe(410);
        (await server.Uploads.RemoveExpiredAsync(server.Clock.Now)).ShouldBe(1);
        ((int)(await server.SendAsync(HttpMethod.Head, url, UploadServer.Ann)).StatusCode).ShouldBe(404);
    }

    [Theory]
    [InlineData("filename ###")]
    [InlineData("filename YQ==,filename YQ==")]
    [InlineData("a b c")]
    public async Task Metadata_that_cannot_be_read_is_refused(string metadata)
    {
        var answer = await server.SendAsync(HttpMethod.Post, "/uploads", UploadServer.Ann, null, ("Upload-Length", "1"), ("Upload-Metadata", metadata));
        ((int)answer.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_download_is_an_attachment_with_ranges_and_an_etag()
    {
        var blob = await server.Blobs.PutAsync(new MemoryStream(Encoding.ASCII.GetBytes("<script>0123456789")), 100);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/blobs/{blob.Sha256}?name={Uri.EscapeDataString("../x\"\r\nä.html")}") { Headers = { Range = new(8, 11) } };
        var answer = await server.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(206);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("0123");
        answer.Headers.ETag!.Tag.ShouldBe($"\"{blob.Sha256}\"");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("x\"ä.html");
        ((int)(await server.Http.GetAsync($"/blobs/{new string('0', 64)}?name=x")).StatusCode).ShouldBe(404);
    }
}
