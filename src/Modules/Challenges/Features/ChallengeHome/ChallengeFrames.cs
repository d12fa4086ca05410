using GrandChallenge.Application;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web.ChallengeFrames;
using MediatR;

namespace GrandChallenge.Challenges.Features.ChallengeHome;

/// <summary>Header and tabs of a challenge: its pages, what modules add, and what its organisers need.</summary>
internal sealed class ChallengeFrames(IMediator mediator, IEnumerable<ChallengeTab> added) : IChallengeFrames
{
    public async Task<ChallengeFrame?> ForAsync(string slug, CancellationToken cancellationToken)
    {
        try
        {
            return FrameOf(await mediator.Send(new ChallengeHome(slug), cancellationToken));
        }
        catch (NotFoundRefusal)
        {
            return null;
        }
    }

    private ChallengeFrame FrameOf(ChallengeView challenge)
    {
        var address = $"/challenges/{challenge.Slug}";
        var pages = challenge.Pages.Select((page, place) => new FrameTab(page.Title, place == 0 ? address : $"{address}/pages/{page.Slug}"));
        return new ChallengeFrame(
            challenge.Slug, challenge.Title, challenge.LogoUrl, challenge.BannerUrl,
            challenge.Status.ToString(), challenge.Visibility.ToString(), JoinOf(challenge.Caller, address),
            [.. pages, .. Added(address, audience => MaySee(audience, challenge.Caller))],
            challenge.Caller.IsAdmin
                ? [.. OwnAdminTabs(address), .. Added(address, audience => audience == TabAudience.Admins)]
                : []);
    }

    private IEnumerable<FrameTab> Added(string address, Func<TabAudience, bool> isFor) =>
        added.Where(tab => isFor(tab.Audience)).OrderBy(tab => tab.Order).Select(tab => new FrameTab(tab.Title, $"{address}/{tab.Path}"));

    private static bool MaySee(TabAudience audience, CallersStanding caller) =>
        audience == TabAudience.Everyone || audience == TabAudience.Participants && (caller.IsAdmin || caller.JoinState == JoinState.Participant);

    private static FrameTab[] OwnAdminTabs(string address) =>
    [
        new("Settings", $"{address}/edit"),
        new("Pages", $"{address}/pages"),
        new("Participants", $"{address}/participants"),
        new("Requests", $"{address}/requests"),
        new("Admins", $"{address}/admins"),
    ];

    private static FrameJoin? JoinOf(CallersStanding caller, string address) => caller.JoinState switch
    {
        JoinState.Admin => null,
        _ when caller.IsAdmin => null,
        JoinState.Participant => new FrameJoin("You take part.", null, $"{address}/join"),
        JoinState.Pending => new FrameJoin("Your request to join waits for an organiser.", null, $"{address}/join"),
        JoinState.Rejected => new FrameJoin("Your request to join was rejected.", null, $"{address}/join"),
        _ => new FrameJoin("", "Join", $"{address}/join"),
    };
}
