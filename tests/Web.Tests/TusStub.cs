using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GrandChallenge.Web.Tests;

/// <summary>Just enough of tus for a browser to upload to; the real endpoint has its own tests.</summary>
internal static class TusStub
{
    public static ConcurrentDictionary<string, MemoryStream> Uploads { get; } = new();

    public static void Map(WebApplication app)
    {
        app.MapPost("/uploads", (HttpContext context) =>
        {
            var id = Guid.CreateVersion7().ToString();
            if (context.Request.Headers["Upload-Length"] == "13") return Results.Text("This file is cursed; send another.", statusCode: 422);
            Uploads[id] = new MemoryStream();
            context.Response.Headers["Tus-Resumable"] = "1.0.0";
            return Results.Created($"/uploads/{id}", value: null);
        });
        app.MapPatch("/uploads/{id}", async (string id, HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Uploads[id]);
            context.Response.Headers["Tus-Resumable"] = "1.0.0";
            context.Response.Headers["Upload-Offset"] = Uploads[id].Length.ToString(CultureInfo.InvariantCulture);
            return Results.NoContent();
        });
    }
}
