using GrandChallenge.Application;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.RemoveAdmin;

internal sealed class RemoveAdminPage(IMediator mediator, Caller caller) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public IActionResult OnGet() => Redirect($"/challenges/{Slug}/admins");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveAdmin(Slug, id), cancellationToken);
        TempData.Success("The admin is removed.");
        return Redirect(id == caller.Id ? "/challenges/mine" : $"/challenges/{Slug}/admins");
    }
}
