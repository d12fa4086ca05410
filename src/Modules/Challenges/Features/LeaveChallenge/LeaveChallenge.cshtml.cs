using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.LeaveChallenge;

internal sealed class LeaveChallengePage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public IActionResult OnGet() => Redirect($"/challenges/{Slug}/join");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new LeaveChallenge(Slug), cancellationToken);
        TempData.Success("You no longer take part.");
        return Redirect("/challenges/mine");
    }
}
