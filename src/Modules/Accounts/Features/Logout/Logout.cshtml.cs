using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.Logout;

internal sealed class LogoutPage(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new Logout(), cancellationToken);
        TempData.Success("You are signed out.");
        return Redirect("/");
    }
}
