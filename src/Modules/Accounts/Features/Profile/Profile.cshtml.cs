using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GrandChallenge.Accounts.Features.Profile;

[Authorize]
internal sealed class ProfilePage(IMediator mediator) : PageModel, IReloads
{
    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? Institution { get; set; }

    [BindProperty]
    public string? Country { get; set; }

    public Viewer? Viewer { get; private set; }

    public IEnumerable<SelectListItem> Countries { get; } =
    [
        new("Not told", ""),
        .. Domain.Countries.ByCode.OrderBy(c => c.Value, StringComparer.Ordinal).Select(c => new SelectListItem(c.Value, c.Key)),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        (FullName, Institution, Country) = (Viewer!.FullName, Viewer.Institution, Viewer.Country);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new UpdateProfile(FullName ?? "", Institution ?? "", Country ?? ""), cancellationToken);
        TempData.Success("Your profile is saved.");
        return Redirect("/account/profile");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) => Viewer = await mediator.Send(new Me(), cancellationToken);
}
