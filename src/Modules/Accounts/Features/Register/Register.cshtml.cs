using GrandChallenge.Accounts.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.Register;

[LimitAttempts]
internal sealed class RegisterPage(IMediator mediator) : PageModel, ILimited
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsDone { get; private set; }

    public string Account => Email ?? "";

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new Register(UserName?.Trim() ?? "", Email?.Trim() ?? "", Password ?? ""), cancellationToken);
        IsDone = true;
    }
}
