using GrandChallenge.Challenges.Features.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.MyChallenges;

[Authorize]
internal sealed class MyChallengesPage(IMediator mediator) : PageModel
{
    public IReadOnlyList<MyChallenge> Mine { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Mine = await mediator.Send(new MyChallenges(), cancellationToken);

    public string RoleOf(JoinState state) => state switch
    {
        JoinState.Admin => "admin",
        JoinState.Participant => "participant",
        JoinState.Pending => "waiting to be let in",
        JoinState.Rejected => "rejected",
        _ => "site admin",
    };
}
