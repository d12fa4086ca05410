using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GrandChallenge.Cli.Output;

namespace GrandChallenge.Cli.Server;

/// <summary>Sends files by the tus 1.0 protocol. What broke, within a call or with it, is taken up again where the server stands.</summary>
internal sealed class Uploader(Api api, UnfinishedUploads unfinished, Progress progress, Action<string> say)
{
    private const int Tries = 8;

    /// <param name="sha256">Of the content; by it the next call finds an upload that this one could not finish.</param>
    /// <returns>The id of the finished upload.</returns>
    public async Task<Guid> UploadAsync(FileInfo file, string name, string sha256, CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        var (id, offset) = await BegunAsync(name, content.Length, sha256, cancellationToken)
            ?? (await CreateAsync(name, content.Length, cancellationToken), 0);
        unfinished.Keep(api.Server, name, sha256, id);
        await progress.RunAsync(name, content.Length, at => SendAsync(AddressOf(id), content, offset, at, cancellationToken));
        unfinished.Forget(api.Server, name, sha256);
        return id;
    }

    private async Task<(Guid Id, long Offset)?> BegunAsync(string name, long length, string sha256, CancellationToken cancellationToken)
    {
        if (unfinished.Find(api.Server, name, sha256) is not { } id || await OffsetAsync(AddressOf(id), cancellationToken) is not { } offset)
            return null;
        say($"Going on with {name} after {offset:N0} of {length:N0} bytes.");
        return (id, offset);
    }

    private async Task SendAsync(Uri address, Stream content, long offset, Action<long> at, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (offset < content.Length)
        {
            try
            {
                offset = await AppendAsync(address, content, offset, at, cancellationToken);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                if (++failures == Tries)
                    throw api.Unreachable(exception.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(100 * Math.Pow(2, failures)), cancellationToken);
                var stands = await OffsetAsync(address, cancellationToken) ?? offset;
                (offset, failures) = (stands, stands > offset ? 0 : failures);
            }
        }
    }

    private Uri AddressOf(Guid id) => new(api.Server, $"uploads/{id}");

    private async Task<Guid> CreateAsync(string name, long length, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, new Uri(api.Server, "uploads"));
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));
        using var response = await api.SendAsync(() => api.Http.SendAsync(request, cancellationToken));
        await RequireAsync(response, HttpStatusCode.Created, cancellationToken);
        return Guid.Parse(response.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private async Task<long> AppendAsync(Uri address, Stream content, long offset, Action<long> at, CancellationToken cancellationToken)
    {
        content.Position = offset;
        using var request = Request(HttpMethod.Patch, address);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = new StreamContent(new WatchedStream(content, at), 1 << 20);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Content.Headers.ContentLength = content.Length - offset;
        using var response = await api.Http.SendAsync(request, cancellationToken);
        await RequireAsync(response, HttpStatusCode.NoContent, cancellationToken);
        return Number(response, "Upload-Offset");
    }

    private async Task<long?> OffsetAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await api.Http.SendAsync(Request(HttpMethod.Head, address), cancellationToken);
            return response.IsSuccessStatusCode ? Number(response, "Upload-Offset") : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static async Task RequireAsync(HttpResponseMessage response, HttpStatusCode wanted, CancellationToken cancellationToken)
    {
        if (response.StatusCode == wanted)
            return;
        if ((int)response.StatusCode is 409 or 423 or >= 500 and not 507)
            throw new HttpRequestException($"{(int)response.StatusCode} {response.ReasonPhrase}");
        throw Refused(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private static Failure Refused(HttpStatusCode status, string why)
    {
        var cause = why.Length > 0 ? why : $"The upload was refused with {(int)status}.";
        return status switch
        {
            HttpStatusCode.Unauthorized => new Failure(Exit.Server, "UNAUTHENTICATED", cause, Failure.SignIn),
            HttpStatusCode.InsufficientStorage => new Failure(Exit.Server, "UPLOAD_REFUSED", cause, "Run gc again later with the same file; it goes on where it stopped."),
            _ => new Failure(Exit.BadUse, "UPLOAD_REFUSED", cause, "Nothing was sent in."),
        };
    }

    private static long Number(HttpResponseMessage response, string header) =>
        long.Parse(response.Headers.GetValues(header).Single(), CultureInfo.InvariantCulture);
}
