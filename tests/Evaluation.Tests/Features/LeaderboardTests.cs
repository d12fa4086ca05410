using GrandChallenge.Application;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.EditPhase;
using GrandChallenge.Evaluation.Features.Leaderboard;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.TestKit;

namespace GrandChallenge.Evaluation.Tests.Features;

[Collection(ReadSide.Name)]
public sealed class LeaderboardTests(WebOnlyPlatform platform)
{
    private const int Desc = 0, Asc = 1;

    private readonly Stage stage = new(platform);

    [Theory]
    [InlineData("First", Desc, Desc, new[] { 5, 3, 1, 2, 3 })]
    [InlineData("Mean", Desc, Desc, new[] { 5, 4, 1, 1, 1 })]
    [InlineData("Median", Desc, Desc, new[] { 5, 4, 1, 1, 1 })]
    [InlineData("Mean", Desc, Asc, new[] { 3, 2, 1, 3, 5 })]
    [InlineData("Mean", Asc, Desc, new[] { 2, 2, 5, 2, 1 })]
    public async Task Ranks_are_those_of_the_reference_vectors(string method, int a, int b, int[] ranks)
    {
        var results = await PhaseAsync(Enum.Parse<RankingMethod>(method), (Direction)a, (Direction)b);
        var runs = new List<Guid>();
        foreach (var (first, second) in new[] { ("0", "0"), (".5", ".2"), ("1", ".3"), (".7", ".4"), (".5", ".5") })
            runs.Add((await results.AddAsync(Guid.CreateVersion7(), $$"""{"a": {{Json(first)}}, "b": {{Json(second)}}}""")).Id);

        var board = await BoardAsync();

        runs.Select(run => board.Rows.Items.Single(row => row.EvaluationId == run).Rank).ShouldBe(ranks.Select(rank => (int?)rank));
    }

    [Fact]
    public async Task Each_display_counts_other_results_of_a_user()
    {
        var results = await PhaseAsync();
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (user, score) in new[] { (one, .6), (one, .4), (one, .2), (two, .1), (two, .5), (two, .3) })
            await results.AddAsync(user, Score(score));

        (await Ranked(ResultDisplay.All)).ShouldBe([(1, .6), (2, .5), (3, .4), (4, .3), (5, .2), (6, .1)]);
        (await Ranked(ResultDisplay.Best)).ShouldBe([(1, .6), (2, .5)]);
        (await Ranked(ResultDisplay.MostRecent)).ShouldBe([(1, .3), (2, .2)]);
        (await Ranked(null)).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_result_scored_again_replaces_the_old_one()
    {
        var results = await PhaseAsync();
        var first = await results.AddAsync(Guid.CreateVersion7(), Score(.9));
        (await Ranked(null)).ShouldBe([(1, .9)]);

        await results.AgainAsync(first.SubmissionId, Score(.3));

        (await Ranked(null)).ShouldBe([(1, .3)]);
    }

    [Fact]
    public async Task An_unpublished_result_is_not_on_the_board()
    {
        var results = await PhaseAsync();
        await results.AddAsync(Guid.CreateVersion7(), Score(.9), isPublished: false);

        (await BoardAsync()).Results.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"a": NaN}""", "NaN")]
    [InlineData("""{"a": true}""", "true")]
    [InlineData("""{}""", "missing")]
    public async Task A_result_without_a_number_stands_last_and_says_why(string metrics, string why)
    {
        var results = await PhaseAsync();
        await results.AddAsync(Guid.CreateVersion7(), metrics);
        await results.AddAsync(Guid.CreateVersion7(), Score(.1));

        var board = await BoardAsync();

        board.Unranked.ShouldBe(1);
        board.Rows.Items[0].Rank.ShouldBe(1);
        board.Rows.Items[1].Rank.ShouldBeNull();
        board.Rows.Items[1].Reason!.ShouldContain(why);
    }

    [Fact]
    public async Task Search_sort_and_page_leave_ranks_as_they_are()
    {
        var results = await PhaseAsync();
        var ada = await platform.CreateUserAsync($"ada-{stage.Slug}");
        await results.AddAsync(await platform.CreateUserAsync($"bob-{stage.Slug}"), Score(.9));
        await results.AddAsync(ada, Score(.5));
        await results.AddAsync(ada, Score(.7));

        var found = await platform.SendAs(ada, new Leaderboard(stage.Slug, "final", Search: "ADA-"));
        var worstFirst = await platform.SendAs(ada, new Leaderboard(stage.Slug, "final", Sort: "0"));
        var second = await platform.SendAs(ada, new Leaderboard(stage.Slug, "final", Page: 2, Size: 2));
        var beyond = await platform.SendAs(ada, new Leaderboard(stage.Slug, "final", Page: 99, Size: 2));

        found.Rows.Items.Select(row => (row.Rank, row.IsMine)).ShouldBe([(2, true), (3, true)]);
        worstFirst.Rows.Items.Select(row => row.Rank).ShouldBe([3, 2, 1]);
        second.Rows.Items.Select(row => row.Rank).ShouldBe([3]);
        beyond.Rows.Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_scoring_is_on_the_board_at_once()
    {
        var results = await PhaseAsync();
        await results.AddAsync(Guid.CreateVersion7(), """{"a": 1, "b": 20}""");
        await results.AddAsync(Guid.CreateVersion7(), """{"a": 2, "b": 10}""");
        (await BoardAsync()).Rows.Items[0].Cells[0].Number.ShouldBe(2);

        await platform.SendAs(stage.Organiser, new EditPhase(phase, Stage.Settings with { ScorePath = "b" }));

        (await BoardAsync()).Rows.Items[0].Cells[0].Number.ShouldBe(20);
    }

    [Fact]
    public async Task A_hidden_board_exists_for_admins_alone()
    {
        await PhaseAsync();
        await platform.SendAs(stage.Organiser, new EditPhase(phase, Stage.Settings with { HasPublicBoard = false }));
        var query = new Leaderboard(stage.Slug, "final");

        (await platform.SendAs(stage.Organiser, query)).IsHidden.ShouldBeTrue();
        var participant = await stage.ParticipantAsync();
        await Should.ThrowAsync<NotFoundRefusal>(() => platform.SendAs(participant, query));
        await Should.ThrowAsync<NotFoundRefusal>(() => platform.SendAs(null, query));
    }

    private Guid phase;

    private async Task<Results> PhaseAsync(RankingMethod method = RankingMethod.First, Direction a = Direction.Descending, Direction? b = null)
    {
        phase = await stage.WithPhaseAsync(Stage.Settings with
        {
            ScorePath = "a",
            ScoreDirection = a,
            RankBy = method,
            Columns = b is { } direction ? [new MetricColumn { Title = "B", Path = "b", Direction = direction }] : [],
        });
        return new Results(platform, phase);
    }

    private Task<LeaderboardView> BoardAsync(ResultDisplay? shows = null) => platform.SendAs(null, new Leaderboard(stage.Slug, "final", shows));

    private async Task<List<(int? Rank, double? Score)>> Ranked(ResultDisplay? shows) =>
        [.. (await BoardAsync(shows)).Rows.Items.Select(row => (row.Rank, row.Cells[0].Number))];

    private static string Score(double score) => FormattableString.Invariant($$"""{"a": {{score}}}""");

    private static string Json(string number) => number.StartsWith('.') ? "0" + number : number;
}
