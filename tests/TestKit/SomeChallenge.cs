using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.CreateChallenge;
using GrandChallenge.Challenges.Features.EditChallenge;
using GrandChallenge.Challenges.Features.JoinChallenge;

namespace GrandChallenge.TestKit;

/// <summary>A challenge for the tests of other modules, made through the platform's own commands.</summary>
public static class SomeChallenge
{
    /// <returns>Its short name.</returns>
    public static async Task<string> CreateChallengeAsync(
        this PlatformFixture platform, Guid organiser, ChallengeVisibility visibility = ChallengeVisibility.Public)
    {
        var slug = "c" + Guid.CreateVersion7().ToString("N")[16..];
        await platform.SendAs(organiser, new CreateChallenge(slug, "A challenge", "", "desk@example.org", visibility, JoinPolicy.Open, [], [], []));
        return slug;
    }

    /// <returns>The new participant.</returns>
    public static async Task<Guid> ParticipantAsync(this PlatformFixture platform, string slug)
    {
        var user = Guid.CreateVersion7();
        await platform.JoinAsync(slug, user);
        return user;
    }

    public static Task JoinAsync(this PlatformFixture platform, string slug, Guid user) => platform.SendAs(user, new JoinChallenge(slug));

    public static Task ShowAsync(this PlatformFixture platform, string slug, Guid organiser, ChallengeVisibility visibility) => platform.SendAs(
        organiser, new EditChallenge(slug, "A challenge", "", "desk@example.org", visibility, JoinPolicy.Open, [], [], []));
}
