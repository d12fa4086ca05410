using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.AddParticipant;
using GrandChallenge.Challenges.Features.CreatePage;
using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.Challenges.Features.JoinRequests;
using GrandChallenge.Challenges.Features.SetImage;
using GrandChallenge.Storage;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Challenges.Tests;

/// <summary>One challenge with everything in it, for who wants to try all doors.</summary>
internal sealed record World(string Slug, Guid Id, Guid Admin, Guid Participant, string ParticipantName, Guid Request, string SecondPage)
{
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52];

    public static async Task<World> CreateAsync(ChallengesFixture platform, ChallengeVisibility visibility)
    {
        var (slug, id, admin) = await platform.CreateAsync(
            ChallengesFixture.Wish(visibility: ChallengeVisibility.Public, policy: JoinPolicy.Reviewed));
        var name = "p" + Guid.CreateVersion7().ToString("N")[^20..];
        var participant = await platform.CreateUserAsync(name);
        await platform.SendAs(admin, new AddParticipant(slug, name));
        await platform.SendAs(ChallengesFixture.NewUser(), new JoinChallenge(slug));
        var request = (await platform.SendAs(admin, new JoinRequests(slug))).Items.Single().Id;
        var page = await platform.SendAs(admin, new CreatePage(slug, "Data", "Text"));
        await platform.SendAs(admin, new SetImage(slug, ImageKind.Logo, await platform.UploadAsync(admin, "logo.png", Png)));
        await platform.InDatabase<ChallengesDbContext, int>(db =>
            db.Challenges.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Visibility, visibility)));
        return new World(slug, id, admin, participant, name, request, page.Slug);
    }
}

internal static class UploadsInTests
{
    public static async Task<Guid> UploadAsync(this ChallengesFixture platform, Guid owner, string fileName, byte[] content)
    {
        await using var stream = new MemoryStream(content);
        return await platform.Services.GetRequiredService<Uploads>().AddAsync(owner, fileName, stream, content.Length);
    }
}
