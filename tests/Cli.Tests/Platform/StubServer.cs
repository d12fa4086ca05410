using GrandChallenge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>Something at an address that answers, but not as the platform does.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubServer(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    public static async Task<StubServer> StartAsync(RequestDelegate answer)
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}/";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new StubServer(app, new Uri(address));
    }

    public static Task<StubServer> SayingAsync(int status, string type, string body) => StartAsync(http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        return http.Response.WriteAsync(body);
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
