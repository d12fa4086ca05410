using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GrandChallenge.Application;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CancelRun;
using GrandChallenge.Evaluation.Features.EvaluationDetail;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.TestKit;

namespace GrandChallenge.Evaluation.Tests.Features;

/// <summary>Who reads what a scoring container wrote: admins always, the submission's owner where the phase shares it, others never.</summary>
[Collection(ReadSide.Name)]
public sealed class ContainerLogTests(WebOnlyPlatform platform)
{
    private const string Line = "case 17 has 3 lesions";
    private const string LastLine = "so case 17 was missed";

    private readonly Stage stage = new(platform);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_owner_reads_it_by_query_and_page_if_the_phase_shares_it(bool shares)
    {
        var (owner, name, run) = await FailedAsync(shares);

        var view = await platform.SendAs(owner, new EvaluationDetail(run));
        view.SeesLog.ShouldBe(shares);
        view.Failure!.LastLines.ShouldBe(shares ? LastLine : null);
        if (shares)
            (await platform.SendAs(owner, new EvaluationLog(run))).ShouldHaveSingleItem().Text.ShouldBe(Line);
        else
            await Should.ThrowAsync<ForbiddenRefusal>(() => platform.SendAs(owner, new EvaluationLog(run)));

        var page = await (await WebVisitor.To(platform).SignInAsync(name)).OpenAsync($"/evaluations/{run}");
        page.Text.Contains(Line, StringComparison.Ordinal).ShouldBe(shares);
        page.Text.Contains(LastLine, StringComparison.Ordinal).ShouldBe(shares);
        var admins = await platform.SendAs(stage.Organiser, new EvaluationLog(run));
        admins.ShouldHaveSingleItem().Text.ShouldBe(Line);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_owner_asks_for_it_over_GraphQL_if_the_phase_shares_it(bool shares)
    {
        var (owner, _, run) = await FailedAsync(shares);
        using var client = await platform.CreateClientAsync(owner);

        using var response = await client.PostAsJsonAsync("/graphql", new
        {
            query = $$"""{ evaluation(id: "{{run}}") { seesLog failure { lastLines } } evaluationLog(id: "{{run}}") { text } }""",
        });
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;

        answer["data"]!["evaluation"]!["seesLog"]!.GetValue<bool>().ShouldBe(shares, answer.ToJsonString());
        answer["data"]!["evaluation"]!["failure"]!["lastLines"]?.ToString().ShouldBe(shares ? LastLine : null);
        answer.ToJsonString().Contains(Line, StringComparison.Ordinal).ShouldBe(shares);
        answer["errors"]?[0]?["extensions"]?["code"]?.ToString().ShouldBe(shares ? null : "FORBIDDEN");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_owner_hears_it_live_if_the_phase_shares_it(bool shares)
    {
        var results = new Results(platform, await stage.WithPhaseAsync(Stage.Settings with { SharesLog = shares }));
        var (owner, _) = await OwnerAsync();
        var run = await results.AddQueuedAsync(owner);
        await WriteAsync(run.Id);
        using var client = await platform.CreateClientAsync(owner);
        using var response = await client.GetAsync($"/evaluations/{run.Id}/events", HttpCompletionOption.ResponseHeadersRead);

        await platform.SendAs(owner, new CancelRun(run.Id));
        var events = await response.Content.ReadAsStringAsync();

        events.ShouldContain("event: done");
        events.Contains($"data: {Line}", StringComparison.Ordinal).ShouldBe(shares, events);
    }

    [Fact]
    public async Task Others_never_read_it_not_even_of_a_published_result()
    {
        var results = new Results(platform, await stage.WithPhaseAsync(Stage.Settings with { SharesLog = true }));
        var (owner, _) = await OwnerAsync();
        var published = await results.AddAsync(owner, """{"score": 1}""");
        await WriteAsync(published.Id);
        var failed = await FailAsync(results, owner);

        foreach (var other in new Guid?[] { null, Guid.CreateVersion7(), await stage.ParticipantAsync() })
        {
            (await platform.SendAs(other, new EvaluationDetail(published.Id))).SeesLog.ShouldBeFalse();
            await Should.ThrowAsync<ForbiddenRefusal>(() => platform.SendAs(other, new EvaluationLog(published.Id)));
            await Should.ThrowAsync<NotFoundRefusal>(() => platform.SendAs(other, new EvaluationLog(failed)));
        }

        using var stranger = platform.CreateClient();
        (await stranger.GetStringAsync($"/evaluations/{published.Id}")).ShouldNotContain(Line);
        (await stranger.GetStringAsync($"/evaluations/{published.Id}/events")).ShouldNotContain(Line);
        (await stranger.GetAsync($"/evaluations/{failed}/events")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await platform.SendAs(owner, new EvaluationLog(published.Id))).ShouldHaveSingleItem();
    }

    private async Task<(Guid Owner, string Name, Guid Run)> FailedAsync(bool shares)
    {
        var results = new Results(platform, await stage.WithPhaseAsync(Stage.Settings with { SharesLog = shares }));
        var (owner, name) = await OwnerAsync();
        return (owner, name, await FailAsync(results, owner));
    }

    private async Task<Guid> FailAsync(Results results, Guid owner)
    {
        var run = await results.AddQueuedAsync(owner, new RunFailure(FailureCause.Participant, RunState.Running, "It missed a case.", LastLine));
        await WriteAsync(run.Id);
        return run.Id;
    }

    private async Task<(Guid Id, string Name)> OwnerAsync()
    {
        var name = $"owner-{stage.Slug}";
        var owner = await platform.CreateUserAsync(name);
        await platform.JoinAsync(stage.Slug, owner);
        return (owner, name);
    }

    private Task WriteAsync(Guid run) => platform.SendAsSystem(new WriteLog(
        [new LogLine { RunId = run, Attempt = 1, Number = 1, IsError = false, Text = Line, At = TimeProvider.System.GetUtcNow() }]));
}
