using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Storage.Tests;

/// <summary>The endpoints on a real Kestrel; the header X-Owner says who asks.</summary>
public sealed class UploadServer : IAsyncLifetime
{
    internal static readonly Guid Ann = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    internal static readonly Guid Bob = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private WebApplication _app = null!;

    internal TempFolder Folder { get; } = new();
    internal ManualClock Clock { get; } = new();
    internal HttpClient Http { get; private set; } = null!;
    internal Uploads Uploads => _app.Services.GetRequiredService<Uploads>();
    internal BlobStore Blobs => _app.Services.GetRequiredService<BlobStore>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddStorage(o => (o.Root, o.MaxOpenUploads, o.MaxUploadBytes, o.MaxOpenBytes) = (Folder.Path, 5, 1 << 30, 2L << 30));
        _app = builder.Build();
        _app.MapUploads("/uploads", http => Guid.TryParse(http.Request.Headers["X-Owner"], out var owner) ? owner : null);
        _app.MapGet("/blobs/{sha}", (string sha, string name, BlobStore blobs) => BlobResults.Download(blobs, sha, name));
        await _app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()), Timeout = TimeSpan.FromMinutes(2) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Folder.Dispose();
    }

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, Guid? owner, HttpContent? body = null, params (string, string)[] headers)
    {
        var request = new HttpRequestMessage(method, url) { Content = body };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (owner is not null)
            request.Headers.Add("X-Owner", owner.ToString());
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }
        return Http.SendAsync(request);
    }

    internal async Task<string> CreateAsync(long length, string name = "a.csv", Guid? owner = null)
    {
        var metadata = $"filename {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(name))}";
        var answer = await SendAsync(HttpMethod.Post, "/uploads", owner ?? Ann, null, ("Upload-Length", $"{length}"), ("Upload-Metadata", metadata));
        ((int)answer.StatusCode).ShouldBe(201);
        return answer.Headers.Location!.ToString();
    }

    internal Task<HttpResponseMessage> PatchAsync(string url, long offset, byte[] bytes, params (string, string)[] headers) =>
        PatchAsync(url, offset, new MemoryStream(bytes), headers);

    internal Task<HttpResponseMessage> PatchAsync(string url, long offset, Stream body, params (string, string)[] headers) =>
        SendAsync(HttpMethod.Patch, url, Ann, Chunk(body), [("Upload-Offset", $"{offset}"), .. headers]);

    internal static StreamContent Chunk(Stream body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };

    internal async Task<long> OffsetAsync(string url)
    {
        var answer = await SendAsync(HttpMethod.Head, url, Ann);
        ((int)answer.StatusCode).ShouldBe(200);
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single());
    }

    internal static Guid IdOf(string url) => Guid.Parse(url[(url.LastIndexOf('/') + 1)..]);
}
