using GrandChallenge.Accounts.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.LoginWithRecoveryCode;

[LimitAttempts]
internal sealed class LoginWithRecoveryCodePage(IMediator mediator) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new LoginWithRecoveryCode(Code ?? ""), cancellationToken))
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        ModelState.AddModelError("", "This code is wrong or used already, or you took too long and must begin with your password again.");
        return Page();
    }
}
