using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GrandChallenge.Accounts.Features.Applications;

[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ApplicationsPage(IMediator mediator) : PageModel, IReloads
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public ApplicationKind Kind { get; set; }

    [BindProperty]
    public string? RedirectUris { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [TokenScopes.Read];

    public RegisteredApplication? Registered { get; private set; }

    public ApplicationsOfUser Applications { get; private set; } = new([], []);

    public IEnumerable<SelectListItem> Kinds =>
    [
        new("A machine of mine, which acts as me (client credentials)", nameof(ApplicationKind.Machine)),
        new("A web site that signs users in (authorization code)", nameof(ApplicationKind.WebSite)),
        new("A program or browser app that signs users in (authorization code, no secret)", nameof(ApplicationKind.Program)),
    ];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        var addresses = (RedirectUris ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Registered = await mediator.Send(new RegisterApplication(Name ?? "", Kind, addresses, Scopes), cancellationToken);
        (Name, RedirectUris) = (null, null);
        ModelState.Clear();
        await ReloadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveApplication(id), cancellationToken);
        TempData.Success("The application is removed.");
        return Redirect("/account/applications");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken)
    {
        await mediator.Send(new WithdrawConsent(id), cancellationToken);
        TempData.Success("The access is taken back.");
        return Redirect("/account/applications");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) =>
        Applications = await mediator.Send(new MyApplications(), cancellationToken);
}
