using GrandChallenge.Application;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CancelRun;
using GrandChallenge.Evaluation.Features.EvaluationDetail;
using GrandChallenge.Evaluation.Features.MySubmissions;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.TestKit;

namespace GrandChallenge.Evaluation.Tests.Features;

[Collection(ReadSide.Name)]
public sealed class EvaluationDetailTests(WebOnlyPlatform platform)
{
    private readonly Stage stage = new(platform);

    [Fact]
    public async Task Others_see_of_a_published_result_what_the_board_shows()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var owner = await stage.ParticipantAsync();
        var run = await results.AddAsync(owner, """{"score": 0.5, "case": [1, 2]}""");

        var mine = await platform.SendAs(owner, new EvaluationDetail(run.Id));
        var theirs = await platform.SendAs(null, new EvaluationDetail(run.Id));

        mine.Metrics!.ShouldContain("\"case\"");
        mine.Versions!.MethodNumber.ShouldBe(1);
        mine.Times.Finished.ShouldNotBeNull();
        theirs.Columns.ShouldHaveSingleItem().Number.ShouldBe(0.5);
        theirs.Metrics.ShouldBeNull();
        theirs.Versions.ShouldBeNull();
    }

    [Fact]
    public async Task A_failure_names_its_cause_and_only_admins_read_the_output()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var owner = await stage.ParticipantAsync();
        var failure = new RunFailure(FailureCause.Participant, RunState.Running, "Row 3 has no score.", "secret case 17") { ExitCode = 2 };
        var run = await results.AddQueuedAsync(owner, failure);

        var mine = await platform.SendAs(owner, new EvaluationDetail(run.Id));
        var admins = await platform.SendAs(stage.Organiser, new EvaluationDetail(run.Id));

        mine.State.ShouldBe(RunState.Failed);
        mine.Failure!.Message.ShouldBe("Row 3 has no score.");
        mine.Failure.ExitCode.ShouldBe(2);
        mine.Failure.LastLines.ShouldBeNull();
        admins.Failure!.LastLines.ShouldBe("secret case 17");
    }

    [Fact]
    public async Task The_queue_moves_up_when_somebody_leaves_it()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var (first, second) = (await stage.ParticipantAsync(), await stage.ParticipantAsync());
        var ahead = await results.AddQueuedAsync(first);
        var run = await results.AddQueuedAsync(second);
        var before = (await platform.SendAs(second, new EvaluationDetail(run.Id))).QueuePlace;

        await platform.SendAs(first, new CancelRun(ahead.Id));

        (await platform.SendAs(second, new EvaluationDetail(run.Id))).QueuePlace.ShouldBe(before - 1);
    }

    [Fact]
    public async Task A_cancelled_run_cannot_be_cancelled_again()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var owner = await stage.ParticipantAsync();
        var run = await results.AddQueuedAsync(owner);
        await platform.SendAs(owner, new CancelRun(run.Id));

        await Should.ThrowAsync<ConflictRefusal>(() => platform.SendAs(owner, new CancelRun(run.Id)));
        (await platform.SendAs(owner, new MySubmissions())).Items.ShouldHaveSingleItem().State.ShouldBe(RunState.Cancelled);
    }

    [Fact]
    public async Task Events_tell_place_output_and_end_as_they_happen()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var run = await results.AddQueuedAsync(await stage.ParticipantAsync());
        var admin = await platform.CreateUserAsync($"live-{stage.Slug}", isSiteAdmin: true);
        using var client = await platform.CreateClientAsync(admin);
        using var response = await client.GetAsync($"/evaluations/{run.Id}/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await NextAsync(reader, "replace")).ShouldContain("in the queue");

        await platform.SendAsSystem(new WriteLog([
            new LogLine { RunId = run.Id, Attempt = 1, Number = 1, IsError = false, Text = "<b>reading</b>", At = run.QueuedAt }]));
        (await NextAsync(reader, "log")).ShouldBe("<b>reading</b>");

        await platform.SendAs(admin, new CancelRun(run.Id), isSiteAdmin: true);
        string progress;
        do
            progress = await NextAsync(reader, "replace");
        while (!progress.Contains("Cancelled", StringComparison.Ordinal));
        (await NextAsync(reader, "done")).ShouldBe("reload");
        (await reader.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_hears_nothing_of_a_run_that_is_not_published()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var run = await results.AddQueuedAsync(await stage.ParticipantAsync());
        using var client = platform.CreateClient();

        (await client.GetAsync($"/evaluations/{run.Id}/events")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    /// <summary>The data of the next event of this name; others are passed over.</summary>
    private static async Task<string> NextAsync(StreamReader reader, string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var (current, data) = ("", new List<string>());
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                current = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data.Add(line[6..]);
            else if (line.Length == 0 && current == name)
                return string.Join('\n', data);
            else if (line.Length == 0)
                data.Clear();
        }

        throw new InvalidOperationException($"The stream ended before an event {name}.");
    }
}
