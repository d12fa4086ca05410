using System.Diagnostics;

namespace GrandChallenge.Bench;

/// <summary>Requests at a fixed rate, sent when their time has come whether the earlier ones are answered or not: waiting is part of what is measured.</summary>
internal static class OpenLoad
{
    public static async Task<Sample> RunAsync(string name, Uri address, int perSecond, TimeSpan duration)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        var sample = new Sample(name);
        var count = (int)(perSecond * duration.TotalSeconds);
        var clock = Stopwatch.StartNew();
        var requests = new Task[count];
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            if (due - clock.Elapsed is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            requests[i] = RequestAsync(client, address, clock, due, sample);
        }

        await Task.WhenAll(requests);
        return sample;
    }

    private static async Task RequestAsync(HttpClient client, Uri address, Stopwatch clock, TimeSpan due, Sample sample)
    {
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
        sample.Add(clock.Elapsed - due);
    }
}
