using System.Globalization;
using GrandChallenge.Contracts;
using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

internal sealed class EvaluationDetailPage(IMediator mediator) : PageModel, IReloads
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    public EvaluationView Run { get; private set; } = null!;

    public IReadOnlyList<ContainerLine> Log { get; private set; } = [];

    /// <summary>Where the live events go on from what this page shows already.</summary>
    public string Events => string.Create(
        CultureInfo.InvariantCulture, $"/evaluations/{Run.Id}/events?after={Run.Attempt}.{(Log.Count > 0 ? Log[^1].Number : 0)}");

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Run = await mediator.Send(new EvaluationDetail(id), cancellationToken);
        if (Run.SeesLog)
            Log = await mediator.Send(new EvaluationLog(id), cancellationToken);
        RouteData.Values["slug"] = Run.Challenge;
    }

    public Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, new PublishResult.PublishResult(id), "The result stands on the board.", cancellationToken);

    public Task<IActionResult> OnPostUnpublishAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, new UnpublishResult.UnpublishResult(id), "The result is off the board.", cancellationToken);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, new CancelRun.CancelRun(id), "The evaluation is cancelled.", cancellationToken);

    public Task<IActionResult> OnPostRequeueAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, new RequeueRun.RequeueRun(id), "The evaluation waits for its next attempt.", cancellationToken);

    public async Task<IActionResult> OnPostReScoreAsync(Guid id, CancellationToken cancellationToken)
    {
        var run = await mediator.Send(new EvaluationDetail(id), cancellationToken);
        var fresh = await mediator.Send(new ReScore.ReScoreSubmission(run.SubmissionId), cancellationToken);
        TempData.Success("This is the new evaluation of the same submission.");
        return Redirect($"/evaluations/{fresh}");
    }

    public Task ReloadAsync(CancellationToken cancellationToken) => OnGetAsync((Guid)Id!, cancellationToken);

    private async Task<IActionResult> ActAsync(Guid id, ICommand act, string done, CancellationToken cancellationToken)
    {
        await mediator.Send(act, cancellationToken);
        TempData.Success(done);
        return Redirect($"/evaluations/{id}");
    }
}
