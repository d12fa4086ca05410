using GrandChallenge.Application;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.PhaseSubmissions;

internal sealed class PhaseSubmissionsPage(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Phase { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public RunState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public Page<SubmissionRow> Rows { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken) =>
        Rows = await mediator.Send(new PhaseSubmissions(Slug, Phase, State, By, number ?? 1), cancellationToken);

    public async Task<IActionResult> OnPostCancelWaitingAsync(CancellationToken cancellationToken)
    {
        var cancelled = await mediator.Send(new CancelWaitingRuns.CancelWaitingRuns(Slug, Phase), cancellationToken);
        TempData.Success(cancelled == 1 ? "1 waiting evaluation is cancelled." : $"{cancelled} waiting evaluations are cancelled.");
        return Redirect($"/challenges/{Slug}/phases/{Phase}/submissions");
    }
}
