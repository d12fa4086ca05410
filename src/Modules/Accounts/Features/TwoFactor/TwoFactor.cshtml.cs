using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace GrandChallenge.Accounts.Features.TwoFactor;

[Authorize, LimitAttempts, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class TwoFactorPage(IMediator mediator) : PageModel, IReloads, ILimited
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public TwoFactorState? State { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string Account => User.Identity?.Name ?? "";

    public string QrCode
    {
        get
        {
            using var code = QRCodeGenerator.GenerateQrCode(State!.Uri!, QRCodeGenerator.ECCLevel.M);
            return "data:image/png;base64," + Convert.ToBase64String(new PngByteQRCode(code).GetGraphic(pixelsPerModule: 6));
        }
    }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostPrepareAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new PrepareTwoFactor(), cancellationToken);
        return Redirect("/account/two-factor");
    }

    public async Task OnPostEnableAsync(CancellationToken cancellationToken)
    {
        RecoveryCodes = await mediator.Send(new EnableTwoFactor(Code ?? ""), cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    public async Task OnPostRenewCodesAsync(CancellationToken cancellationToken)
    {
        RecoveryCodes = await mediator.Send(new RenewRecoveryCodes(), cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new DisableTwoFactor(Password ?? ""), cancellationToken);
        TempData.Warning("Two-factor sign-in is off.");
        return Redirect("/account/two-factor");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) => State = await mediator.Send(new MyTwoFactor(), cancellationToken);
}
