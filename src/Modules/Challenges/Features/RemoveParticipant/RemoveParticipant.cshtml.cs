using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.RemoveParticipant;

internal sealed class RemoveParticipantPage(IMediator mediator, Gate gate) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => gate.EnterAsync(Slug, Act.Administer, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveParticipant(Slug, id, Reason ?? ""), cancellationToken);
        TempData.Success("The user takes part no longer and gets a mail.");
        return Redirect($"/challenges/{Slug}/participants");
    }
}
