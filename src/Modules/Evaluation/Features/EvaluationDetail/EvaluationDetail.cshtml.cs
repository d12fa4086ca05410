using System.Globalization;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

internal sealed class EvaluationDetailPage(IMediator mediator) : PageModel
{
    public EvaluationView Run { get; private set; } = null!;

    public IReadOnlyList<ContainerLine> Log { get; private set; } = [];

    /// <summary>Where the live events go on from what this page shows already.</summary>
    public string Events => string.Create(
        CultureInfo.InvariantCulture, $"/evaluations/{Run.Id}/events?after={Run.Attempt}.{(Log.Count > 0 ? Log[^1].Number : 0)}");

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Run = await mediator.Send(new EvaluationDetail(id), cancellationToken);
        if (Run.IsAdmin)
            Log = await mediator.Send(new EvaluationLog(id), cancellationToken);
        RouteData.Values["slug"] = Run.Challenge;
    }
}
