using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.JoinChallenge;

internal sealed class JoinChallengePage(IMediator mediator) : PageModel, IReloads
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public JoinStanding Wish { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var answer = await mediator.Send(new JoinChallenge(Slug), cancellationToken);
        if (answer.State == JoinState.Participant)
            TempData.Success("You take part now.");
        return Redirect($"/challenges/{Slug}/join");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) =>
        Wish = await mediator.Send(new JoinStandingOf(Slug), cancellationToken);
}
