using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.ConfirmEmail;

// A button and not the link itself confirms: mail scanners follow links.
[LimitAttempts]
internal sealed class ConfirmEmailPage(IMediator mediator) : PageModel
{
    [BindProperty(Name = "user", SupportsGet = true)]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ConfirmEmail(UserId, Code ?? ""), cancellationToken);
        TempData.Success("Your e-mail address is confirmed. You can sign in now.");
        return Redirect("/account/login");
    }
}
