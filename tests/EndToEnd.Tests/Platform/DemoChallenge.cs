using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Platform;

/// <summary>The demo challenge: made by its organiser, with one result each of three participants and one submission that cannot be scored.</summary>
public sealed record DemoChallenge(Gc Organiser, IReadOnlyList<GcResult> Scored, GcResult Broken)
{
    public const string Slug = "demo-nodules";
    public const string Phase = Slug + "/preliminary";

    /// <summary>Who sends what, the best last.</summary>
    public static readonly IReadOnlyList<(string User, string File)> Participants =
        [("ben", "baseline.csv"), ("chen", "two-stage.csv"), ("anna", "ensemble.csv")];

    public static async Task<DemoChallenge> MakeAsync(WholePlatform platform)
    {
        using var folder = await ChallengeFolder.MakeAsync("demo");
        var organiser = await Gc.AsAsync(platform, await platform.CreateUserAsync("demo-organiser"));
        await organiser.ApplyAsync(folder.Path);
        var scored = new List<GcResult>();
        foreach (var (user, file) in Participants)
            scored.Add(await (await JoinAsync(platform, user)).RunAsync("submit", Phase, folder.Submission(file), "--wait"));
        var broken = await (await JoinAsync(platform, "dora")).RunAsync("submit", Phase, folder.Submission("broken.csv"), "--wait");
        return new DemoChallenge(organiser, scored, broken);
    }

    private static async Task<Gc> JoinAsync(WholePlatform platform, string userName)
    {
        var user = await platform.CreateUserAsync(userName);
        await platform.SendAs(user, new JoinChallenge(Slug));
        return await Gc.AsAsync(platform, user);
    }
}
