using GrandChallenge.Application;
using GrandChallenge.Challenges.Features.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.Home;

internal sealed class HomePage(IMediator mediator) : PageModel
{
    public Page<ChallengeCard> Open { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Open = await mediator.Send(new OpenChallenges(), cancellationToken);
}
