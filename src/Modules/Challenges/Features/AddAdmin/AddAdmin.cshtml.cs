using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.AddAdmin;

internal sealed class AddAdminPage(IMediator mediator, Gate gate) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public string? UserName { get; set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => gate.EnterAsync(Slug, Act.Administer, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new AddAdmin(Slug, UserName ?? ""), cancellationToken);
        TempData.Success($"{UserName} administers this challenge now.");
        return Redirect($"/challenges/{Slug}/admins");
    }
}
