using GrandChallenge.Application;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.MySubmissions;

internal sealed class MySubmissionsPage(IMediator mediator) : PageModel
{
    public Page<SubmissionRow> Rows { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken) =>
        Rows = await mediator.Send(new MySubmissions(null, number ?? 1), cancellationToken);
}
