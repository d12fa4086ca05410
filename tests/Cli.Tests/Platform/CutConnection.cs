using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>What becomes of a connection whose bytes are used up.</summary>
internal enum CutEnd
{
    /// <summary>Both sides see it closed.</summary>
    Breaks,

    /// <summary>Nothing comes through any more, and nobody is told.</summary>
    Hangs,
}

/// <summary>A bad line to the platform: the first uploads are cut after so many bytes; the later ones come through.</summary>
internal sealed class CutConnection : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<long> cuts;
    private readonly Uri server;
    private readonly CutEnd end;
    private readonly Task accepting;

    /// <param name="cuts">How many bytes of each PATCH come through, its head counted in.</param>
    public CutConnection(Uri server, CutEnd end, params long[] cuts)
    {
        (this.server, this.end, this.cuts) = (server, end, new(cuts));
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>The head of each PATCH that came through, in order.</summary>
    public ConcurrentQueue<string> Patches { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        try
        {
            using var near = client;
            using var far = new TcpClient();
            await far.ConnectAsync(server.Host, server.Port, stop.Token);
            await await Task.WhenAny(ForwardAsync(near.GetStream(), far.GetStream()), far.GetStream().CopyToAsync(near.GetStream(), stop.Token));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    /// <summary>When it ends, so does the connection.</summary>
    private async Task ForwardAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 << 10];
        long? left = null;
        for (int read; (read = await from.ReadAsync(buffer, stop.Token)) > 0;)
        {
            var text = Encoding.Latin1.GetString(buffer, 0, read);
            if (text.StartsWith("PATCH ", StringComparison.Ordinal))
            {
                Patches.Enqueue(text.Split("\r\n\r\n")[0]);
                left = cuts.TryDequeue(out var cut) ? cut : null;
            }

            var count = (int)Math.Min(read, left ?? read);
            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
            if ((left -= count) == 0 && end == CutEnd.Breaks)
                return;
        }
    }
}
