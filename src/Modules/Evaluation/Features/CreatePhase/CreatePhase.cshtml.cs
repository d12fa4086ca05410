using GrandChallenge.Evaluation.Features.PhaseList;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace GrandChallenge.Evaluation.Features.CreatePhase;

internal sealed class CreatePhasePage(IMediator mediator) : PhaseFormPage
{
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        EvaluationRules.Administered((await mediator.Send(new PhaseList.PhaseList(Slug), cancellationToken)).IsAdmin);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var phase = await mediator.Send(new CreatePhase(Slug, Form.ToSettings()), cancellationToken);
        TempData.Success("The phase is made. It needs a method before anyone can submit.");
        return Redirect($"/challenges/{Slug}/phases/{phase.Slug}");
    }
}
