using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.ReScore;

internal sealed class ReScorePage(IMediator mediator) : PageModel, IReloads
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Phase { get; set; } = "";

    [BindProperty]
    public int? Count { get; set; }

    public ReScoreOutlook Plan { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var queued = await mediator.Send(new ReScorePhase(Plan.PhaseId, Count ?? -1), cancellationToken);
        TempData.Success($"{queued} submissions wait to be scored anew.");
        return Redirect($"/challenges/{Plan.Challenge}/phases/{Plan.Phase}/submissions");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) => Plan = await mediator.Send(new ReScorePlan(Slug, Phase), cancellationToken);
}
