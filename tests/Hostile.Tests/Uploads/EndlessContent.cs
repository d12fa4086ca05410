using System.Net;

namespace GrandChallenge.Hostile.Tests.Uploads;

/// <summary>The body of a request that is made as it is sent: a start, then one letter over and over.</summary>
internal sealed class EndlessContent(byte[] start, long length) : HttpContent
{
    private static readonly byte[] Letters = [.. Enumerable.Repeat((byte)'7', 1 << 20)];

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(start);
        for (var left = length - start.Length; left > 0; left -= Math.Min(left, Letters.Length))
            await stream.WriteAsync(Letters.AsMemory(0, (int)Math.Min(left, Letters.Length)));
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }
}
