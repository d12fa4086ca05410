using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.AcceptJoinRequest;

internal sealed class AcceptJoinRequestPage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public IActionResult OnGet() => Redirect($"/challenges/{Slug}/requests");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        await mediator.Send(new AcceptJoinRequest(Slug, id), cancellationToken);
        TempData.Success("The user takes part now and gets a mail.");
        return Redirect($"/challenges/{Slug}/requests");
    }
}
