using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.PhaseList;

internal sealed class PhaseListPage(IMediator mediator) : PageModel
{
    public ChallengePhases Found { get; private set; } = null!;

    public async Task OnGetAsync(string slug, CancellationToken cancellationToken) =>
        Found = await mediator.Send(new PhaseList(slug), cancellationToken);
}
