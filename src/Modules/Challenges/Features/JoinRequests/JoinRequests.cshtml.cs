using GrandChallenge.Application;
using GrandChallenge.Challenges.Domain;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.JoinRequests;

internal sealed class JoinRequestsPage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [FromQuery]
    public JoinRequestState State { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Page<JoinRequestRow> Found { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = await mediator.Send(new JoinRequests(Slug, State, Number), cancellationToken);
}
