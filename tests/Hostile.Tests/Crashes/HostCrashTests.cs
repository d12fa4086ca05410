using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Hostile.Tests.Crashes;

/// <summary>The whole platform as one process, killed again and again while people submit over HTTP.</summary>
public sealed class HostCrashTests(WebPlatform platform) : IClassFixture<WebPlatform>
{
    private const int Kills = 5;
    private const int SubmissionsPerLife = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task Whoever_got_a_receipt_gets_one_result()
    {
        platform.RequireEngine();
        var moments = new Random(7);
        var user = await platform.CreateUserAsync("persistent");
        var token = await platform.CreateTokenAsync(user);
        var arena = await new Arena(platform).OpenAsync(Arena.Settings with { SubmissionLimit = 1000 });
        await platform.SendAs(user, new JoinChallenge(arena.Slug));
        var receipts = new List<Guid>();

        for (var life = 0; life <= Kills; life++)
        {
            await using var host = await HostProcess.StartAsync(platform, "all", ("GC_LEASE_SECONDS", "6"), ("GC_ATTEMPTS_PER_MINUTE", "10000"));
            if (life == 0)
                await arena.EquipAsync();
            var before = await SucceededAsync(arena);
            var posts = Enumerable.Range(0, SubmissionsPerLife).Select(_ => SubmitAsync(host, token, arena, user)).ToList();
            if (life == Kills)
            {
                receipts.AddRange((await Task.WhenAll(posts)).OfType<Guid>());
                await AllEndAsync(arena);
                break;
            }

            await Eventually.TrueAsync(async () => await SucceededAsync(arena) > before, Patience);
            await Task.Delay(moments.Next(400));
            await host.KillAsync();
            receipts.AddRange((await Task.WhenAll(posts)).OfType<Guid>());
        }

        receipts.Count.ShouldBeGreaterThan(Kills);
        var runs = await arena.InDatabase(db => db.Runs.AsNoTracking().ToListAsync());
        var submissions = await arena.InDatabase(db => db.Submissions.Select(s => s.Id).ToListAsync());
        runs.Select(run => run.SubmissionId).ShouldBe(submissions, ignoreOrder: true);
        // A kill costs nothing but time: the container goes on, and its result is there until it is written down.
        runs.Where(run => (run.State, run.Attempt, run.PlatformFailures) != (RunState.Succeeded, 1, 0))
            .Select(run => $"{run.State}, attempt {run.Attempt}, {run.PlatformFailures} failures, {run.LostWorkers} lost workers: {run.Failure?.Message}")
            .ShouldBeEmpty();
        receipts.Except(runs.Select(run => run.Id)).ShouldBeEmpty();
    }

    /// <summary>One after the other, each within the patience.</summary>
    private static async Task AllEndAsync(Arena arena)
    {
        for (int left; (left = await UnfinishedAsync(arena)) > 0;)
            await Eventually.TrueAsync(async () => await UnfinishedAsync(arena) < left, Patience);
    }

    private static Task<int> UnfinishedAsync(Arena arena) => arena.InDatabase(db => db.Runs.CountAsync(run => run.FinishedAt == null));

    private static Task<int> SucceededAsync(Arena arena) => arena.InDatabase(db => db.Runs.CountAsync(run => run.State == RunState.Succeeded));

    /// <returns>The evaluation; null when the host died before it answered.</returns>
    private static async Task<Guid?> SubmitAsync(HostProcess host, string token, Arena arena, Guid user)
    {
        var upload = await arena.UploadAsync(user, "predictions.csv", Encoding.UTF8.GetBytes($"act,{Guid.CreateVersion7():N}\nsucceed\n".Replace(",", "_")));
        try
        {
            using var client = new HttpClient { BaseAddress = host.Address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            using var response = await client.PostAsJsonAsync("/graphql", new
            {
                query = $$"""mutation { submitPredictions(phaseId: "{{arena.Phase}}", uploadId: "{{upload}}") { evaluationId } }""",
            });
            var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
            return answer?["data"]?["submitPredictions"]?["evaluationId"]?.GetValue<Guid>() ?? throw new InvalidOperationException(answer?.ToJsonString());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
