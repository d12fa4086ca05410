using GrandChallenge.Accounts.Features.Profile;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.ChangeEmail;

[Authorize, LimitAttempts]
internal sealed class ChangeEmailPage(IMediator mediator) : PageModel, IReloads, ILimited
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Viewer? Viewer { get; private set; }

    public string Account => User.Identity?.Name ?? "";

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var email = Email?.Trim() ?? "";
        await mediator.Send(new ChangeEmail(email, Password ?? ""), cancellationToken);
        TempData.Success($"A letter is on its way to {email}. Open the address in it.");
        return Redirect("/account/profile/email");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new WithdrawNewEmail(), cancellationToken);
        TempData.Success("Your e-mail address stays as it is.");
        return Redirect("/account/profile/email");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) => Viewer = await mediator.Send(new Me(), cancellationToken);
}
