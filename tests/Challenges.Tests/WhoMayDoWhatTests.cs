using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.AcceptJoinRequest;
using GrandChallenge.Challenges.Features.AddAdmin;
using GrandChallenge.Challenges.Features.AddParticipant;
using GrandChallenge.Challenges.Features.Admins;
using GrandChallenge.Challenges.Features.ChallengeHome;
using GrandChallenge.Challenges.Features.ChallengeList;
using GrandChallenge.Challenges.Features.CreatePage;
using GrandChallenge.Challenges.Features.DeletePage;
using GrandChallenge.Challenges.Features.EditChallenge;
using GrandChallenge.Challenges.Features.EditPage;
using GrandChallenge.Challenges.Features.ForgetUser;
using GrandChallenge.Challenges.Features.Home;
using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.Challenges.Features.JoinRequests;
using GrandChallenge.Challenges.Features.LeaveChallenge;
using GrandChallenge.Challenges.Features.MovePage;
using GrandChallenge.Challenges.Features.MyChallenges;
using GrandChallenge.Challenges.Features.PageList;
using GrandChallenge.Challenges.Features.Participants;
using GrandChallenge.Challenges.Features.PreviewPage;
using GrandChallenge.Challenges.Features.RejectJoinRequest;
using GrandChallenge.Challenges.Features.RemoveAdmin;
using GrandChallenge.Challenges.Features.RemoveParticipant;
using GrandChallenge.Challenges.Features.SetImage;
using GrandChallenge.Challenges.Features.ShowImage;
using GrandChallenge.Challenges.Features.ShowPage;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Challenges.Tests;

/// <summary>Every command and query of the module, asked by everyone, of a public, an unlisted and a private challenge.</summary>
public sealed class WhoMayDoWhatTests(ChallengesFixture platform) : IClassFixture<ChallengesFixture>
{
    private static readonly Row[] Rows =
    [
        Row.Of(Right.Anyone, _ => new ChallengeList()),
        Row.Of(Right.Anyone, _ => new OpenChallenges()),
        Row.Of(Right.Anyone, w => new ChallengeNames([w.Id])),
        Row.Of(Right.SignedIn, _ => ChallengesFixture.Wish()),
        Row.Of(Right.SignedIn, _ => new MyChallenges()),
        Row.Of(Right.Know, w => new ChallengeAccess(w.Slug)),
        Row.Of(Right.Know, w => new ChallengeAccessById(w.Id)),
        Row.Of(Right.See, w => new ChallengeHome(w.Slug)),
        Row.Of(Right.See, w => new ShowPage(w.Slug)),
        Row.Of(Right.See, w => new ShowImage(w.Slug, ImageKind.Logo)),
        Row.Of(Right.See, w => new JoinStandingOf(w.Slug)),
        Row.Of(Right.Join, w => new JoinChallenge(w.Slug)),
        Row.Of(Right.Join, w => new LeaveChallenge(w.Slug)),
        Row.Of(Right.Administer, w => new ChallengeSettings(w.Slug)),
        Row.Of(Right.Administer, w => new EditChallenge(w.Slug, "T", "", "a@example.org", ChallengeVisibility.Public, JoinPolicy.Open, [], [], [])),
        Row.Of(Right.Administer, w => new SetImage(w.Slug, ImageKind.Banner)),
        Row.Of(Right.Administer, w => new PageList(w.Slug)),
        Row.Of(Right.Administer, w => new PageSource(w.Slug, w.SecondPage)),
        Row.Of(Right.Administer, w => new PreviewPage(w.Slug, "text")),
        Row.Of(Right.Administer, w => new CreatePage(w.Slug, "New", "text")),
        Row.Of(Right.Administer, w => new EditPage(w.Slug, w.SecondPage, "Other", "text", PageVisibility.Everyone)),
        Row.Of(Right.Administer, w => new MovePage(w.Slug, w.SecondPage, PageMove.First)),
        Row.Of(Right.Administer, w => new DeletePage(w.Slug, w.SecondPage)),
        Row.Of(Right.Administer, w => new JoinRequests(w.Slug)),
        Row.Of(Right.Administer, w => new AcceptJoinRequest(w.Slug, w.Request)),
        Row.Of(Right.Administer, w => new RejectJoinRequest(w.Slug, w.Request, "No.")),
        Row.Of(Right.Administer, w => new Participants(w.Slug)),
        Row.Of(Right.Administer, w => new AddParticipant(w.Slug, w.ParticipantName)),
        Row.Of(Right.Administer, w => new RemoveParticipant(w.Slug, w.Participant, "No.")),
        Row.Of(Right.Administer, w => new Admins(w.Slug)),
        Row.Of(Right.Administer, w => new AddAdmin(w.Slug, w.ParticipantName)),
        Row.Of(Right.Administer, w => new RemoveAdmin(w.Slug, w.Admin)),
        Row.Of(Right.Platform, w => new ForgetUser(w.Participant)),
    ];

    [Fact]
    public void Every_request_of_the_module_has_a_row()
    {
        var requests = new[] { typeof(ChallengesModule).Assembly, typeof(ChallengeAccess).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)) && !type.IsInterface);
        Rows.Select(row => row.Request).ShouldBe(requests, ignoreOrder: true);
    }

    [Theory]
    [InlineData(ChallengeVisibility.Public)]
    [InlineData(ChallengeVisibility.Unlisted)]
    [InlineData(ChallengeVisibility.Private)]
    public async Task Everyone_may_do_what_his_role_allows_and_nothing_more(ChallengeVisibility visibility)
    {
        var wrong = new List<string>();
        var world = await World.CreateAsync(platform, visibility);
        foreach (var row in Rows)
        {
            foreach (var who in Enum.GetValues<Who>())
            {
                var answer = await AskAsync(row, who, world);
                var expected = Expected(row.Right, who, visibility);
                if (answer != expected)
                    wrong.Add($"{row.Request.Name} by {who}: {answer} instead of {expected}");
                if (answer == Answer.Done && row.ChangesTheWorld)
                    world = await World.CreateAsync(platform, visibility);
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static Answer Expected(Right right, Who who, ChallengeVisibility visibility)
    {
        var hidden = visibility == ChallengeVisibility.Private && (who is Who.Anonymous or Who.User);
        return right switch
        {
            Right.Anyone => Answer.Done,
            Right.SignedIn => who == Who.Anonymous ? Answer.Forbidden : Answer.Done,
            Right.Platform => Answer.Forbidden,
            _ when hidden => Answer.NotFound,
            Right.See or Right.Know => Answer.Done,
            Right.Join => who == Who.Anonymous ? Answer.Forbidden : Answer.Done,
            _ => who is Who.Admin or Who.SiteAdmin ? Answer.Done : Answer.Forbidden,
        };
    }

    private async Task<Answer> AskAsync(Row row, Who who, World world)
    {
        Guid? user = who switch
        {
            Who.Anonymous => null,
            Who.Participant => world.Participant,
            Who.Admin => world.Admin,
            _ => ChallengesFixture.NewUser(),
        };
        try
        {
            return await row.Ask(platform, world, user, who == Who.SiteAdmin) is null ? Answer.NotFound : Answer.Done;
        }
        catch (NotFoundRefusal)
        {
            return Answer.NotFound;
        }
        catch (ForbiddenRefusal)
        {
            return Answer.Forbidden;
        }
        catch (ConflictRefusal)
        {
            return Answer.Done; // He may, but not as things stand.
        }
    }

    private enum Who
    {
        Anonymous,
        User,
        Participant,
        Admin,
        SiteAdmin,
    }

    private enum Answer
    {
        Done,
        NotFound,
        Forbidden,
    }

    private enum Right
    {
        Anyone,
        SignedIn,
        Know,
        See,
        Join,
        Administer,
        Platform,
    }

    private sealed record Row(Right Right, Type Request, Func<ChallengesFixture, World, Guid?, bool, Task<object?>> Ask)
    {
        public bool ChangesTheWorld => !Request.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>));

        public static Row Of<TResult>(Right right, Func<World, IRequest<TResult>> make) => new(
            right, make(Sample).GetType(),
            async (platform, world, user, isSiteAdmin) => await platform.SendAs(user, make(world), isSiteAdmin));

        private static World Sample { get; } = new("sample", Guid.Empty, Guid.Empty, Guid.Empty, "sample", Guid.Empty, "sample");
    }
}
