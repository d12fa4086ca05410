using GrandChallenge.Evaluation.Features.PhaseDetail;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace GrandChallenge.Evaluation.Features.EditPhase;

internal sealed class EditPhasePage(IMediator mediator) : PhaseFormPage
{
    [BindProperty(SupportsGet = true)]
    public string Phase { get; set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken) => Form = PhaseForm.Of((await PhaseAsync(cancellationToken)).Settings);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        var phase = await PhaseAsync(cancellationToken);
        var slug = await mediator.Send(new EditPhase(phase.Id, Form.ToSettings()), cancellationToken);
        TempData.Success("The settings are saved.");
        return Redirect($"/challenges/{phase.Challenge}/phases/{slug}");
    }

    private async Task<PhaseView> PhaseAsync(CancellationToken cancellationToken)
    {
        var phase = await mediator.Send(new PhaseDetail.PhaseDetail(Slug, Phase), cancellationToken);
        EvaluationRules.Administered(phase.IsAdmin);
        return phase;
    }
}
