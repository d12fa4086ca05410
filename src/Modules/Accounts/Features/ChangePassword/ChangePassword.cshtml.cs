using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.ChangePassword;

[Authorize, LimitAttempts]
internal sealed class ChangePasswordPage(IMediator mediator) : PageModel, ILimited
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    public string Account => User.Identity?.Name ?? "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ChangePassword(Password ?? "", NewPassword ?? ""), cancellationToken);
        TempData.Success("Your new password is set. All that acted as you elsewhere has ended.");
        return Redirect("/account/profile");
    }
}
