using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.ChallengeHome;
using GrandChallenge.Challenges.Features.ChallengeList;
using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.Challenges.Features.MyChallenges;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Evaluation.Contracts;

namespace GrandChallenge.Challenges.Tests;

public sealed class ChallengeListTests(ChallengesFixture platform) : IClassFixture<ChallengesFixture>
{
    [Fact]
    public async Task Only_public_challenges_are_listed_even_for_their_admins()
    {
        var word = ChallengesFixture.NewSlug();
        var open = await platform.CreateAsync(ChallengesFixture.Wish(title: word));
        var unlisted = await platform.CreateAsync(ChallengesFixture.Wish(title: word, visibility: ChallengeVisibility.Unlisted));
        var hidden = await platform.CreateAsync(ChallengesFixture.Wish(title: word, visibility: ChallengeVisibility.Private));

        (await platform.SendAs(hidden.Admin, new ChallengeList(word))).Items.ShouldHaveSingleItem().Slug.ShouldBe(open.Slug);
        (await platform.SendAs(null, new ChallengeHome(unlisted.Slug))).Id.ShouldBe(unlisted.Id);
    }

    [Fact]
    public async Task Search_takes_percent_signs_and_underscores_as_they_are()
    {
        var mark = ChallengesFixture.NewSlug();
        await platform.CreateAsync(ChallengesFixture.Wish(title: $"50% {mark}"));
        await platform.CreateAsync(ChallengesFixture.Wish(title: $"500 {mark}"));

        (await platform.SendAs(null, new ChallengeList($"50% {mark.ToUpperInvariant()}"))).Total.ShouldBe(1);
        (await platform.SendAs(null, new ChallengeList($"50_ {mark}"))).Total.ShouldBe(0);
        (await platform.SendAs(null, new ChallengeList($"\0\\ {mark}"))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Filters_and_pages_narrow_the_list()
    {
        var mark = ChallengesFixture.NewSlug();
        for (var n = 0; n < 5; n++)
            await platform.CreateAsync(ChallengesFixture.Wish(title: mark) with { Modalities = [n < 2 ? "MRI" : "CT"] });

        (await platform.SendAs(null, new ChallengeList(mark, Modality: "MRI", Structure: "Lung", TaskType: "Detection"))).Total.ShouldBe(2);
        (await platform.SendAs(null, new ChallengeList(mark, TaskType: "Segmentation"))).Total.ShouldBe(0);
        (await platform.SendAs(null, new ChallengeList(mark, Page: int.MaxValue))).Items.ShouldBeEmpty();
        var second = await platform.SendAs(null, new ChallengeList(mark, Page: 2, Size: 2));
        (second.Items.Count, second.Total, second.Count).ShouldBe((2, 5, 3));
    }

    [Theory]
    [InlineData("Open", PhaseStatus.Open, PhaseStatus.Completed)]
    [InlineData("Open", PhaseStatus.Closed, PhaseStatus.Open, PhaseStatus.OpeningSoon)]
    [InlineData("OpeningSoon", PhaseStatus.OpeningSoon, PhaseStatus.Completed)]
    [InlineData("Completed", PhaseStatus.Completed, PhaseStatus.Completed)]
    [InlineData("Closed", PhaseStatus.Completed, PhaseStatus.Closed)]
    [InlineData("Closed")]
    public async Task The_status_follows_from_the_phases_and_can_be_filtered_by(string status, params PhaseStatus[] phases)
    {
        var mark = ChallengesFixture.NewSlug();
        var (_, id, _) = await platform.CreateAsync(ChallengesFixture.Wish(title: mark));
        foreach (var (phase, n) in phases.Select((phase, n) => (phase, n)))
            platform.Phases.Add(id, $"phase-{n}", phase);

        foreach (var asked in Enum.GetValues<ChallengeStatus>())
            (await platform.SendAs(null, new ChallengeList(mark, Status: asked))).Total.ShouldBe(asked.ToString() == status ? 1 : 0);
    }

    [Fact]
    public async Task My_challenges_are_those_I_administer_take_part_in_or_asked_to_join()
    {
        var user = ChallengesFixture.NewUser();
        var mine = (await platform.SendAs(user, ChallengesFixture.Wish(visibility: ChallengeVisibility.Private))).Slug;
        var joined = await platform.CreateAsync();
        var asked = await platform.CreateAsync(ChallengesFixture.Wish(policy: JoinPolicy.Reviewed));
        await platform.CreateAsync();
        await platform.SendAs(user, new JoinChallenge(joined.Slug));
        await platform.SendAs(user, new JoinChallenge(asked.Slug));

        (await platform.SendAs(user, new MyChallenges())).Select(m => (m.Challenge.Slug, m.JoinState)).ShouldBe(
            [(mine, JoinState.Admin), (joined.Slug, JoinState.Participant), (asked.Slug, JoinState.Pending)], ignoreOrder: true);
        (await platform.SendAs(asked.Admin, new MyChallenges())).ShouldHaveSingleItem().Waiting.ShouldBe(1);
    }
}
