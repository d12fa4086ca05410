using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Features.ChallengeHome;
using GrandChallenge.Challenges.Features.CreateChallenge;

namespace GrandChallenge.Challenges.Tests;

public sealed class CreateChallengeTests(ChallengesFixture platform) : IClassFixture<ChallengesFixture>
{
    [Fact]
    public async Task Who_creates_a_challenge_administers_it_and_finds_one_page()
    {
        var (slug, _, admin) = await platform.CreateAsync();

        var home = await platform.SendAs(admin, new ChallengeHome(slug));

        home.Caller.IsAdmin.ShouldBeTrue();
        home.Pages.ShouldHaveSingleItem().Title.ShouldBe("Overview");
    }

    [Fact]
    public async Task One_name_asked_for_by_twenty_at_once_goes_to_exactly_one()
    {
        var slug = ChallengesFixture.NewSlug();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Try(n % 2 == 0 ? slug : slug.ToUpperInvariant())));

        answers.Count(answer => answer is null).ShouldBe(1);
        answers.OfType<ValidationRefusal>().Count().ShouldBe(19);
        answers.OfType<ValidationRefusal>().ShouldAllBe(refusal => refusal.Errors["Slug"].Single().Contains("is taken"));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("Admin")]
    [InlineData("mine")]
    [InlineData("grand-challenge")]
    [InlineData("evaluation-supplementary")]
    [InlineData("eu-central-1")]
    [InlineData("us-gov-west-1")]
    public async Task A_name_of_the_platform_is_kept_back(string slug)
    {
        var refusal = await platform.SendAs(ChallengesFixture.NewUser(), ChallengesFixture.Wish(slug)).ShouldThrowAsync<ValidationRefusal>();
        refusal.Errors["Slug"].ShouldHaveSingleItem().ShouldContain("kept back");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1lung")]
    [InlineData("-lung")]
    [InlineData("lung_nodules")]
    [InlineData("lung nodules")]
    [InlineData("lüng")]
    [InlineData("lung/../..")]
    [InlineData("lung\n")]
    [InlineData("a23456789012345678901234567890123456789012345678901")]
    public async Task A_name_that_is_no_short_name_is_refused(string slug)
    {
        var refusal = await platform.SendAs(ChallengesFixture.NewUser(), ChallengesFixture.Wish(slug)).ShouldThrowAsync<ValidationRefusal>();
        refusal.Errors.ShouldContainKey("Slug");
    }

    [Fact]
    public async Task A_public_challenge_needs_a_contact_and_an_unlisted_one_does_not()
    {
        var user = ChallengesFixture.NewUser();
        var wish = ChallengesFixture.Wish() with { Contact = "" };

        var refusal = await platform.SendAs(user, wish).ShouldThrowAsync<ValidationRefusal>();
        refusal.Errors["Contact"].ShouldHaveSingleItem().ShouldContain("contact");
        await platform.SendAs(user, wish with { Visibility = ChallengeVisibility.Unlisted });
    }

    [Fact]
    public async Task Words_outside_the_vocabulary_are_refused_and_known_ones_are_tidied()
    {
        var wish = ChallengesFixture.Wish() with { Modalities = ["mri", "CT", "ct"], Structures = ["Soul"] };
        var refusal = await platform.SendAs(ChallengesFixture.NewUser(), wish).ShouldThrowAsync<ValidationRefusal>();
        refusal.Errors["Structures"].ShouldHaveSingleItem().ShouldContain("“Soul”");

        var (slug, _, admin) = await platform.CreateAsync(wish with { Structures = [] });
        (await platform.SendAs(admin, new ChallengeHome(slug))).Modalities.ShouldBe(["CT", "MRI"]);
    }

    private async Task<Exception?> Try(string slug)
    {
        try
        {
            await platform.SendAs(ChallengesFixture.NewUser(), ChallengesFixture.Wish(slug));
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal;
        }
    }
}
