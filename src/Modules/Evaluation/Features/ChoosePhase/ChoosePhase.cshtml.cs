using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Features.PhaseList;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.ChoosePhase;

/// <summary>Which phase to submit to; with one open phase there is no question.</summary>
internal sealed class ChoosePhasePage(IMediator mediator) : PageModel
{
    public IReadOnlyList<PhaseItem> Phases { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        Phases = [.. (await mediator.Send(new PhaseList.PhaseList(slug), cancellationToken)).Phases.Where(phase => phase.Status == PhaseStatus.Open)];
        return Phases is [var only] ? Redirect($"/challenges/{only.Challenge}/phases/{only.Slug}/submit") : Page();
    }
}
