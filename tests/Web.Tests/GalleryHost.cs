using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Web.Tests;

/// <summary>A host that shows every part of the frame on one page, as a signed-in user when asked with <c>?user=</c>.</summary>
public sealed class GalleryHost : IAsyncLifetime
{
    private WebApplication? app;

    public Uri Address => new(app!.Urls.First());
    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(GalleryHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls(Environment.GetEnvironmentVariable("GC_GALLERY") ?? "http://127.0.0.1:0");
        builder.AddWeb();
        builder.Services.AddAuthentication("none").AddCookie("none");
        builder.Services.AddAuthorization();
        app = builder.Build();
        app.UseWeb();
        app.Use((context, next) =>
        {
            if (context.Request.Query["user"] is [{ } name, ..])
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
            return next(context);
        });
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapGet("/throws", string () => throw new InvalidOperationException("secret connection string"));
        app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapPost("/graphql", () => Results.Json(new { data = new { __typename = "Query" } }));
        app.MapGet("/events", WriteEvents);
        TusStub.Map(app);
        await app.StartAsync();
        Client = new HttpClient { BaseAddress = Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await app!.DisposeAsync();
    }

    private static async Task WriteEvents(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("event: log\ndata: reading 888 scans\n\nevent: log\ndata: <b>no markup</b>\n\n"
            + "event: replace\ndata: <p id=\"stage\">Collecting</p>\n\nevent: done\ndata: \n\n");
    }
}
