using System.Diagnostics;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Bench;

/// <summary>A board of 10,000 submissions by 10 columns at 100 requests a second, against nginx serving the same bytes.</summary>
internal static class BoardBench
{
    private const int Rows = 10_000;
    private const int Rate = 100;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    public static async Task RunAsync()
    {
        await using var platform = await BenchPlatform.StartAsync("web", Settings);
        await platform.InDatabase<EvaluationDbContext, int>(database => database.Database.ExecuteSqlAsync($"""
            INSERT INTO evaluation.runs (id, submission_id, phase_id, user_id, submitted_at, method_id, state, attempt, platform_failures,
                not_before, queued_at, finished_at, published, metrics_text, metric_numbers, metric_problems)
            SELECT gen_random_uuid(), gen_random_uuid(), {platform.Phase}, gen_random_uuid(), now(), gen_random_uuid(), 'Succeeded', 1, 0,
                now(), now(), now(), true, '', ARRAY(SELECT random() FROM generate_series(1, 10 + 0 * row)), array_fill(NULL::text, ARRAY[10])
            FROM generate_series(1, {Rows}) row
            """));
        var page = new Uri(platform.Address, $"/challenges/{platform.Slug}/leaderboards/board");
        await OpenLoad.RunAsync("warm-up", page, Rate, TimeSpan.FromSeconds(5));
        var ours = await OpenLoad.RunAsync("board", page, Rate, Length);
        ours.Print();

        using var client = new HttpClient();
        var folder = Directory.CreateTempSubdirectory("gc-bench-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "board.html"), await client.GetByteArrayAsync(page));
        var port = FreePort.Next();
        using var nginx = await NginxAsync(folder, port);
        try
        {
            var floor = await OpenLoad.RunAsync("nginx, same bytes", new Uri($"http://127.0.0.1:{port}/board.html"), Rate, Length);
            floor.Print();
            Console.WriteLine($"median ratio {ours.Median / floor.Median:F1}, p95 ratio {ours.At(0.95) / floor.At(0.95):F1}");
        }
        finally
        {
            nginx.Kill(entireProcessTree: true);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Process> NginxAsync(string folder, int port)
    {
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            daemon off; user root; pid {{folder}}/pid; error_log {{folder}}/error.log; worker_processes 2;
            events { worker_connections 512; }
            http { access_log off; types { text/html html; } server { listen 127.0.0.1:{{port}}; root {{folder}}; } }
            """);
        var process = Process.Start("nginx", ["-c", file, "-p", folder]);
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await AnswersAsync(client, port))
            await timer.WaitForNextTickAsync();
        return process;
    }

    private static async Task<bool> AnswersAsync(HttpClient client, int port)
    {
        try
        {
            using var answer = await client.GetAsync($"http://127.0.0.1:{port}/board.html");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static PhaseSettings Settings => new()
    {
        Title = "Board",
        Accepts = [SubmissionKinds.Csv],
        SubmissionLimit = 10,
        ScorePath = "m0",
        Columns = [.. Enumerable.Range(1, 9).Select(i => new MetricColumn { Title = $"m{i}", Path = $"m{i}" })],
        RankBy = RankingMethod.Mean,
    };
}
