using GrandChallenge.Application;
using GrandChallenge.Evaluation.Features.PhaseDetail;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Evaluation.Features.SubmissionQuota;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.SubmitPredictions;

internal sealed class SubmitPredictionsPage(IMediator mediator) : PageModel, IReloads
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "phase")]
    public string PhaseSlug { get; set; } = "";

    [BindProperty]
    public Guid? Upload { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    public PhaseView Phase { get; private set; } = null!;

    public QuotaState Quota { get; private set; } = null!;

    public Page<SubmissionRow> Earlier { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var phase = await mediator.Send(new PhaseDetail.PhaseDetail(Slug, PhaseSlug), cancellationToken);
        var upload = Upload ?? throw new ValidationRefusal("upload", "Choose a file and wait until it is uploaded.");
        var receipt = await mediator.Send(new SubmitPredictions(phase.Id, upload, Comment), cancellationToken);
        return Redirect($"/evaluations/{receipt.EvaluationId}");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Phase = await mediator.Send(new PhaseDetail.PhaseDetail(Slug, PhaseSlug), cancellationToken);
        Quota = await mediator.Send(new SubmissionQuota.SubmissionQuota(Slug, PhaseSlug), cancellationToken);
        Earlier = await mediator.Send(new MySubmissions.MySubmissions(Phase.Id, 1, 10), cancellationToken);
    }
}
