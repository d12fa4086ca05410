using GrandChallenge.Accounts.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.Login;

[LimitAttempts]
internal sealed class LoginPage(IMediator mediator) : PageModel, ILimited
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool IsRemembered { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Account => Name ?? "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await mediator.Send(new Login(Name?.Trim() ?? "", Password ?? "", IsRemembered), cancellationToken) switch
        {
            LoginOutcome.SignedIn => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/"),
            LoginOutcome.NeedsCode => RedirectToPage("/Accounts/LoginWithTwoFactor/LoginWithTwoFactor", new { ReturnUrl, IsRemembered }),
            LoginOutcome.Unconfirmed => Again(
                "Your e-mail address is not confirmed yet. We have sent you the letter again: open the address in it, then sign in."),
            _ => Again("The user name or the password is wrong, or the account is locked for ten minutes after five failures."),
        };

    private PageResult Again(string sentence)
    {
        ModelState.AddModelError("", sentence);
        return Page();
    }
}
