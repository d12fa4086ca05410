using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GrandChallenge.Storage;

/// <summary>Answers that send a blob. Who may have it is decided before.</summary>
public static class BlobResults
{
    /// <summary>Sends the blob as an attachment, with ranges and an ETag; never shown, sniffed or run by the browser. 404 when the bytes are gone.</summary>
    public static IResult Download(BlobStore blobs, string sha256, string fileName, string contentType = "application/octet-stream") =>
        new Attachment(blobs, sha256, FileName.Clean(fileName), contentType);

    private sealed class Attachment(BlobStore blobs, string sha256, string fileName, string contentType) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            if (!blobs.Exists(sha256))
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            http.Response.Headers.CacheControl = "private, no-transform";
            var content = await blobs.OpenReadAsync(sha256, http.RequestAborted);
            await Results.Stream(content, contentType, fileName, entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true)
                .ExecuteAsync(http);
        }
    }
}
