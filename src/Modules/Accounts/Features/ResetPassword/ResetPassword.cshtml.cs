using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.ResetPassword;

[LimitAttempts]
internal sealed class ResetPasswordPage(IMediator mediator) : PageModel
{
    [BindProperty(Name = "user", SupportsGet = true)]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ResetPassword(UserId, Code ?? "", Password ?? ""), cancellationToken);
        TempData.Success("Your new password is set. Sign in with it.");
        return Redirect("/account/login");
    }
}
