using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Storage;

/// <summary>The tus 1.0.0 protocol (https://tus.io/protocols/resumable-upload): core, creation, creation-with-upload, checksum, expiration, termination.</summary>
public static class UploadEndpoints
{
    private const string Version = "1.0.0";
    private const string ChunkType = "application/offset+octet-stream";

    /// <summary>Maps the protocol at <paramref name="pattern"/>. <paramref name="owner"/> says whose uploads the request may touch; null is answered 401.</summary>
    /// <remarks>Safe from forged requests: every call needs the Tus-Resumable header, which a foreign page cannot send without being asked about first.</remarks>
    public static IEndpointRouteBuilder MapUploads(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Guid?> owner)
    {
        var group = routes.MapGroup(pattern);
        group.MapMethods("", [HttpMethods.Options], Discover);
        group.MapMethods("/{id:guid}", [HttpMethods.Options], Discover);
        group.MapPost("", Guarded(owner, CreateAsync));
        group.MapMethods("/{id:guid}", [HttpMethods.Head], Guarded(owner, StateAsync));
        group.MapPatch("/{id:guid}", Guarded(owner, AppendAsync));
        group.MapDelete("/{id:guid}", Guarded(owner, RemoveAsync));
        return routes;
    }

    private static Task Discover(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers["Tus-Resumable"] = Version;
        headers["Tus-Version"] = Version;
        headers["Tus-Extension"] = "creation,creation-with-upload,checksum,expiration,termination";
        headers["Tus-Checksum-Algorithm"] = "sha1,sha256";
        headers["Tus-Max-Size"] = Number(http.RequestServices.GetRequiredService<Uploads>().MaxBytes);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static RequestDelegate Guarded(Func<HttpContext, Guid?> owner, Func<HttpContext, Uploads, Guid, Task> answer) => async http =>
    {
        http.Response.Headers["Tus-Resumable"] = Version;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            if (owner(http) is not { } who)
                throw new UploadRefusedException(401, "Sign in to upload.");
            if (http.Request.Headers["Tus-Resumable"] != Version)
                throw new UploadRefusedException(412, "This server speaks tus 1.0.0: send the header Tus-Resumable: 1.0.0.");
            await answer(http, http.RequestServices.GetRequiredService<Uploads>(), who);
        }
        catch (UploadRefusedException e)
        {
            await RefuseAsync(http, e.Status, e.Message);
        }
        catch (IOException e) when (Disk.IsFull(e))
        {
            await RefuseAsync(http, 507, "The platform has no room left for this file. Your bytes so far are kept; try again later.");
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The sender hung up: there is no one to answer, and what came is on disk.
        }
    };

    private static async Task CreateAsync(HttpContext http, Uploads uploads, Guid owner)
    {
        var headers = http.Request.Headers;
        if (headers.ContainsKey("Upload-Defer-Length"))
            throw new UploadRefusedException(400, "Upload-Defer-Length is not supported: send Upload-Length.");
        var length = NumberIn(http, "Upload-Length");
        var carries = http.Request.ContentType == ChunkType;
        var checksum = UploadChecksum.Parse(headers["Upload-Checksum"]);
        var state = await uploads.CreateAsync(owner, length, headers["Upload-Metadata"], http.RequestAborted);
        http.Response.Headers.Location = $"{http.Request.PathBase}{http.Request.Path.Value?.TrimEnd('/')}/{state.Id}";
        http.Response.StatusCode = StatusCodes.Status201Created;
        if (carries)
        {
            state = await uploads.AppendAsync(state.Id, owner, 0, ChunkOf(http, checksum), http.RequestAborted);
            http.Response.Headers["Upload-Offset"] = Number(state.Offset);
        }
        SetExpiry(http, state);
    }

    private static Task StateAsync(HttpContext http, Uploads uploads, Guid owner)
    {
        var state = uploads.Find(Id(http), owner);
        http.Response.Headers["Upload-Offset"] = Number(state.Offset);
        http.Response.Headers["Upload-Length"] = Number(state.Length);
        if (state.Metadata.Length > 0)
            http.Response.Headers["Upload-Metadata"] = state.Metadata;
        SetExpiry(http, state);
        http.Response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    }

    private static async Task AppendAsync(HttpContext http, Uploads uploads, Guid owner)
    {
        if (http.Request.ContentType != ChunkType)
            throw new UploadRefusedException(415, $"Content-Type must be {ChunkType}.");
        var offset = NumberIn(http, "Upload-Offset");
        var checksum = UploadChecksum.Parse(http.Request.Headers["Upload-Checksum"]);
        var state = await uploads.AppendAsync(Id(http), owner, offset, ChunkOf(http, checksum), http.RequestAborted);
        http.Response.Headers["Upload-Offset"] = Number(state.Offset);
        SetExpiry(http, state);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task RemoveAsync(HttpContext http, Uploads uploads, Guid owner)
    {
        uploads.Remove(Id(http), owner);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>The server's own limit on bodies is lifted: the announced length is the limit.</summary>
    private static UploadChunk ChunkOf(HttpContext http, UploadChecksum? checksum)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        return new UploadChunk(http.Request.Body, http.Request.ContentLength, checksum);
    }

    private static async Task RefuseAsync(HttpContext http, int status, string sentence)
    {
        if (http.Response.HasStarted)
            return;
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status412PreconditionFailed)
            http.Response.Headers["Tus-Version"] = Version;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(sentence, http.RequestAborted);
    }

    private static void SetExpiry(HttpContext http, UploadState state) =>
        http.Response.Headers["Upload-Expires"] = state.Expires.ToString("R", CultureInfo.InvariantCulture);

    private static Guid Id(HttpContext http) => Guid.Parse((string)http.Request.RouteValues["id"]!);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long NumberIn(HttpContext http, string header) =>
        long.TryParse(http.Request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new UploadRefusedException(400, $"The header {header} must be a whole number, 0 or more.");
}
