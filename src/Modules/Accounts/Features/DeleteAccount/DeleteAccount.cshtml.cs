using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.DeleteAccount;

[Authorize, LimitAttempts]
internal sealed class DeleteAccountPage(IMediator mediator) : PageModel, ILimited
{
    [BindProperty]
    public string? Password { get; set; }

    public string Account => User.Identity?.Name ?? "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new DeleteAccount(Password ?? ""), cancellationToken);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        TempData.Success("Your account is deleted.");
        return Redirect("/");
    }
}
