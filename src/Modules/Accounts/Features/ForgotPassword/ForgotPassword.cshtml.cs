using GrandChallenge.Accounts.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.ForgotPassword;

[LimitAttempts]
internal sealed class ForgotPasswordPage(IMediator mediator) : PageModel, ILimited
{
    [BindProperty]
    public string? Email { get; set; }

    public bool IsDone { get; private set; }

    public string Account => Email ?? "";

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ForgotPassword(Email?.Trim() ?? ""), cancellationToken);
        IsDone = true;
    }
}
