using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GrandChallenge.Cli.Output;

namespace GrandChallenge.Cli.Server;

/// <summary>Sends files by the tus 1.0 protocol. A broken connection is taken up again where the server stands.</summary>
internal sealed class Uploader(Api api, Progress progress)
{
    private const int Tries = 8;

    /// <returns>The id of the finished upload.</returns>
    public async Task<Guid> UploadAsync(FileInfo file, string name, CancellationToken cancellationToken)
    {
        using var content = file.OpenRead();
        var address = await CreateAsync(name, content.Length, cancellationToken);
        return await progress.RunAsync(name, content.Length, async at =>
        {
            await SendAsync(address, content, at, cancellationToken);
            return Guid.Parse(address.Segments[^1]);
        });
    }

    private async Task SendAsync(Uri address, Stream content, Action<long> at, CancellationToken cancellationToken)
    {
        var (offset, failures) = (0L, 0);
        while (offset < content.Length)
        {
            try
            {
                offset = await AppendAsync(address, content, offset, at, cancellationToken);
                failures = 0;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException && ++failures < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200 * Math.Pow(2, failures)), cancellationToken);
                offset = await OffsetAsync(address, cancellationToken) ?? offset;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                throw api.Unreachable(exception.Message);
            }
        }
    }

    private async Task<Uri> CreateAsync(string name, long length, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, new Uri(api.Server, "uploads"));
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));
        using var response = await api.SendAsync(() => api.Http.SendAsync(request, cancellationToken));
        await RequireAsync(response, HttpStatusCode.Created, cancellationToken);
        return new Uri(api.Server, response.Headers.Location!);
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
        var why = await response.Content.ReadAsStringAsync(cancellationToken);
        throw new Failure(
            Exit.Server, response.StatusCode == HttpStatusCode.Unauthorized ? "UNAUTHENTICATED" : "UPLOAD_REFUSED", why.Length > 0 ? why : $"The upload was refused: {response.ReasonPhrase}.",
            response.StatusCode == HttpStatusCode.Unauthorized ? "Run gc login, or set GC_TOKEN to a token." : "Nothing was submitted.");
    }

    private static long Number(HttpResponseMessage response, string header) =>
        long.Parse(response.Headers.GetValues(header).Single(), CultureInfo.InvariantCulture);
}
