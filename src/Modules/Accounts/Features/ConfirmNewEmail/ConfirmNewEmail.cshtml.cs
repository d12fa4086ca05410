using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.ConfirmNewEmail;

// As with the first address: mail scanners follow links, but they press no buttons.
[LimitAttempts]
internal sealed class ConfirmNewEmailPage(IMediator mediator) : PageModel
{
    [BindProperty(Name = "user", SupportsGet = true)]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ConfirmNewEmail(UserId, Code ?? ""), cancellationToken);
        TempData.Success("Your new e-mail address is confirmed.");
        return Redirect("/account/profile");
    }
}
