using System.Globalization;
using System.Text.Json.Nodes;
using GrandChallenge.EndToEnd.Tests.Platform;
using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Scoring;

/// <summary>Label maps of seven structures, scored by the mean Dice coefficient.</summary>
[Collection(WholePlatformCollection.Name)]
public sealed class BrainTests(WholePlatform platform)
{
    private const string Phase = "brain-structures/segmentation";

    [SkippableFact]
    public async Task Four_segmentations_stand_in_the_order_of_their_mean_Dice()
    {
        var data = SharedData.SkipUnlessPresent("brain");
        await DockerEngine.RequireAsync();
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(data, "expected.json")))!["submissions"]!.AsObject();
        using var folder = await ChallengeFolder.MakeAsync("brain");
        var gc = await Gc.AsAsync(platform, await platform.CreateUserAsync("brain-organiser"));
        await gc.ApplyAsync(folder.Path);

        var evaluations = new Dictionary<string, Guid>();
        foreach (var (name, _) in expected)
            evaluations[name] = Guid.Parse(await gc.MustAsync("submit", Phase, folder.Submission($"submission-{name.Replace('_', '-')}.mha")));
        foreach (var id in evaluations.Values)
            await gc.MustAsync("watch", id.ToString());

        var board = await AllAsync();
        board.Count.ShouldBe(4);
        var order = expected.OrderByDescending(submission => (double)submission.Value!["mean_dice"]!).ToList();
        for (var place = 0; place < order.Count; place++)
        {
            var row = board[place];
            row.Rank.ShouldBe(place + 1);
            row.EvaluationId.ShouldBe(evaluations[order[place].Key]);
            row.Numbers.Select(number => Math.Round(number!.Value, 6)).ShouldBe(Numbers(order[place].Value!));
        }
    }

    private static IEnumerable<double> Numbers(JsonNode submission) =>
        Enumerable.Range(1, 7).Select(label => (double)submission[label.ToString(CultureInfo.InvariantCulture)]!["dice"]!).Prepend((double)submission["mean_dice"]!);

    // All four are of one user: the phase's own board shows his best.
    private async Task<IReadOnlyList<BoardFileRow>> AllAsync()
    {
        using var client = platform.CreateClient();
        var json = await client.GetStringAsync(new Uri("/challenges/brain-structures/leaderboards/segmentation.json?shows=All", UriKind.Relative));
        return new BoardFile(JsonNode.Parse(json)!).Rows;
    }
}
