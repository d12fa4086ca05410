using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Accounts.Features.SiteAdmins;

[Authorize]
internal sealed class SiteAdminsPage(IMediator mediator) : PageModel, IReloads
{
    [BindProperty]
    public string? UserName { get; set; }

    public IReadOnlyList<string> Names { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new SetSiteAdmin(UserName ?? "", IsSiteAdmin: true), cancellationToken);
        TempData.Success($"{UserName} is a site admin now.");
        return Redirect("/account/site-admins");
    }

    public async Task<IActionResult> OnPostDemoteAsync(string demoted, CancellationToken cancellationToken)
    {
        await mediator.Send(new SetSiteAdmin(demoted, IsSiteAdmin: false), cancellationToken);
        TempData.Success($"{demoted} is no longer a site admin.");
        return Redirect("/account/site-admins");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) => Names = await mediator.Send(new SiteAdminNames(), cancellationToken);
}
