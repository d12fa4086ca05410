using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Features.Connect;

[Authorize(AuthenticationSchemes = AuthorizePage.SessionScheme), LimitAttempts]
internal sealed class VerifyPage(IMediator mediator, UserManager<User> users, IOpenIddictApplicationManager applications) : PageModel
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public string? Failure { get; private set; }

    public string? Client { get; private set; }

    public string? UserCode { get; private set; }

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var asked = await HttpContext.AuthenticateAsync(Scheme);
        if (asked.Principal?.GetClaim(Claims.ClientId) is { Length: > 0 } clientId
            && await applications.FindByClientIdAsync(clientId, cancellationToken) is { } application)
        {
            Client = await applications.GetLocalizedDisplayNameAsync(application, cancellationToken) ?? clientId;
            Scopes = [.. asked.Principal.GetScopes()];
            UserCode = Request.Query["user_code"];
        }
        else if (Request.Query["user_code"] is [{ Length: > 0 }])
        {
            Failure = "This code is wrong or has expired. Type what the program shows, or start it again.";
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    public async Task<IActionResult> OnPostAsync(string? decision, CancellationToken cancellationToken)
    {
        var asked = await HttpContext.AuthenticateAsync(Scheme);
        if (asked.Principal?.GetClaim(Claims.ClientId) is not { Length: > 0 } clientId)
            return Redirect("/connect/verify?user_code=expired");
        if (decision != "allow")
            return Forbid(new AuthenticationProperties { RedirectUri = "/connect/verified?allowed=false" }, Scheme);

        var user = await users.GetUserAsync(User) ?? throw new InvalidOperationException("The session has no user.");
        var scopes = asked.Principal.GetScopes();
        var principal = OAuthPrincipal.Of(user, scopes);
        principal.SetAuthorizationId(await mediator.Send(new GiveConsent(clientId, scopes), cancellationToken));
        return SignIn(principal, new AuthenticationProperties { RedirectUri = "/connect/verified?allowed=true" }, Scheme);
    }
}
