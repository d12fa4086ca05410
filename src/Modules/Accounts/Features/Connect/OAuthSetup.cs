using GrandChallenge.Accounts.Data;
using GrandChallenge.Web.Features.Errors;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace GrandChallenge.Accounts.Features.Connect;

internal static class OAuthSetup
{
    public static void AddOAuthServer(this IServiceCollection services, AccountsSettings settings) => services.AddOpenIddict()
        .AddCore(core => core.UseEntityFrameworkCore()
            .UseDbContext<AccountsDbContext>()
            .ReplaceDefaultEntities<OAuthApplication, OAuthAuthorization, OAuthScope, OAuthToken, Guid>())
        .AddServer(server => Configure(server, settings))
        .AddValidation(validation =>
        {
            validation.UseLocalServer();
            validation.UseAspNetCore();
            validation.EnableTokenEntryValidation();
            validation.EnableAuthorizationEntryValidation();
        });

    public static void MapOAuth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/connect/token", Exchange.HandleAsync);
        endpoints.MapMethods("/connect/userinfo", ["GET", "POST"], UserInfo.HandleAsync);
    }

    private static void Configure(OpenIddictServerBuilder server, AccountsSettings settings)
    {
        server.SetIssuer(settings.Address);
        server.SetAuthorizationEndpointUris("connect/authorize")
            .SetTokenEndpointUris("connect/token")
            .SetDeviceAuthorizationEndpointUris("connect/device")
            .SetEndUserVerificationEndpointUris("connect/verify")
            .SetUserInfoEndpointUris("connect/userinfo")
            .SetRevocationEndpointUris("connect/revoke")
            .SetIntrospectionEndpointUris("connect/introspect");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.AllowDeviceAuthorizationFlow().AllowClientCredentialsFlow().AllowRefreshTokenFlow();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, Scopes.OfflineAccess, "read", "submit", "write");
        server.RegisterClaims(Claims.Name, Claims.PreferredUsername, Claims.Email, Claims.EmailVerified);
        server.SetAccessTokenLifetime(TimeSpan.FromHours(1)).SetRefreshTokenLifetime(TimeSpan.FromDays(90));
        server.Configure(options =>
        {
            options.SigningCredentials.Add(SigningKeys.Signing(settings.KeyFolder));
            options.EncryptionCredentials.Add(SigningKeys.Encryption(settings.KeyFolder));
        });

        server.AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler.UseInlineHandler(SayOnErrorPage).SetOrder(int.MinValue));

        var web = server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableEndUserVerificationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .EnableStatusCodePagesIntegration();
        if (!settings.IsEncrypted)
            web.DisableTransportSecurityRequirement();
    }

    // An application that cannot even be led back to: the error page tells its user what it asked wrongly.
    private static ValueTask SayOnErrorPage(ApplyAuthorizationResponseContext context)
    {
        if (context.Response.ErrorDescription is { } sentence && context.Transaction.GetHttpRequest() is { } request)
            request.HttpContext.Items[ErrorWords.Said] = "The application that sent you here asked in a wrong way. " + sentence;
        return ValueTask.CompletedTask;
    }
}
