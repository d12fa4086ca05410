using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GrandChallenge.Accounts.Features.AccessTokens;

[Authorize]
internal sealed class AccessTokensPage(IMediator mediator, TimeProvider time) : PageModel, IReloads
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [TokenScopes.Read, TokenScopes.Submit];

    /// <summary>Days until the new token expires; 0: never.</summary>
    [BindProperty]
    public int Days { get; set; } = 90;

    public string? Created { get; private set; }

    public IReadOnlyList<AccessTokenRow> Tokens { get; private set; } = [];

    public IEnumerable<SelectListItem> Lifetimes =>
    [
        new("in 7 days", "7"), new("in 30 days", "30"), new("in 90 days", "90"), new("in a year", "365"), new("never", "0"),
    ];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? expiresAt = Days > 0 ? time.GetUtcNow().AddDays(Days) : null;
        Created = (await mediator.Send(new CreateAccessToken(Name ?? "", Scopes, expiresAt), cancellationToken)).Token;
        (Name, Response.Headers.CacheControl) = (null, "no-store");
        ModelState.Clear();
        await ReloadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        await mediator.Send(new RevokeAccessToken(id), cancellationToken);
        TempData.Success("The token is revoked.");
        return Redirect("/account/tokens");
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) =>
        Tokens = await mediator.Send(new MyAccessTokens(), cancellationToken);
}
