using GrandChallenge.Accounts.Data;
using GrandChallenge.Web.Security;
using MediatR;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Features.Connect;

// By the cookie alone: a token must not let an application in.
[Authorize(AuthenticationSchemes = SessionScheme)]
internal sealed class AuthorizePage(IMediator mediator, UserManager<User> users, IOpenIddictApplicationManager applications) : PageModel
{
    public const string SessionScheme = "Identity.Application";

    private OpenIddictRequest Asked =>
        HttpContext.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The page was reached past the OAuth server.");

    public string Client { get; private set; } = "";

    public string Destination { get; private set; } = "";

    public IReadOnlyList<string> Scopes => [.. Asked.GetScopes()];

    public IEnumerable<(string Name, string Value)> Parameters =>
        Request.Query.SelectMany(parameter => parameter.Value, (parameter, value) => (parameter.Key, value ?? ""));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var given = await mediator.Send(new GivenConsent(Asked.ClientId!, Scopes), cancellationToken);
        if (given is not null && !Asked.HasPromptValue(PromptValues.Consent))
            return await GrantAsync(given);
        if (Asked.HasPromptValue(PromptValues.None))
            return Forbid(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

        var application = (await applications.FindByClientIdAsync(Asked.ClientId!, cancellationToken))!;
        Client = await applications.GetLocalizedDisplayNameAsync(application, cancellationToken) ?? Asked.ClientId!;
        var target = new Uri(Asked.RedirectUri!);
        Destination = target.Scheme is "http" or "https" ? target.Authority : $"the program that opens {target.Scheme}: addresses";
        Response.LetFormsLeadTo(target.Scheme is "http" or "https" ? target.GetLeftPart(UriPartial.Authority) : target.Scheme + ":");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? decision, CancellationToken cancellationToken) =>
        decision == "allow"
            ? await GrantAsync(await mediator.Send(new GiveConsent(Asked.ClientId!, Scopes), cancellationToken))
            : Forbid(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

    private async Task<IActionResult> GrantAsync(string authorization)
    {
        var user = await users.GetUserAsync(User) ?? throw new InvalidOperationException("The session has no user.");
        var principal = OAuthPrincipal.Of(user, Scopes);
        principal.SetAuthorizationId(authorization);
        return SignIn(principal, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
