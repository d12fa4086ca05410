using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Features.Connect;

/// <summary>The authorization that the caller has given this client for all of these scopes before; null if there is none.</summary>
internal sealed record GivenConsent(string ClientId, IReadOnlyList<string> Scopes) : IQuery<string?>;

internal sealed class GivenConsentHandler(
    IOpenIddictApplicationManager applications, IOpenIddictAuthorizationManager authorizations, Caller caller)
    : IRequestHandler<GivenConsent, string?>
{
    public async Task<string?> Handle(GivenConsent request, CancellationToken cancellationToken)
    {
        var self = AccountRules.SelfInPerson(caller);
        var application = await applications.FindByClientIdAsync(request.ClientId, cancellationToken) ?? throw new NotFoundRefusal();
        var client = await applications.GetIdAsync(application, cancellationToken);
        await foreach (var given in authorizations.FindAsync(
            self.ToString(), client, Statuses.Valid, AuthorizationTypes.Permanent, [.. request.Scopes], cancellationToken))
            return await authorizations.GetIdAsync(given, cancellationToken);
        return null;
    }
}

/// <summary>The caller lets this client act for him within these scopes, until he takes it back. Answers the authorization.</summary>
internal sealed record GiveConsent(string ClientId, IReadOnlyList<string> Scopes) : ICommand<string>;

internal sealed class GiveConsentHandler(
    AccountsDbContext accounts, IOpenIddictAuthorizationManager authorizations, Caller caller, TimeProvider time)
    : IRequestHandler<GiveConsent, string>
{
    public async Task<string> Handle(GiveConsent request, CancellationToken cancellationToken)
    {
        var self = AccountRules.SelfInPerson(caller);
        var client = await accounts.Applications
            .Where(a => a.ClientId == request.ClientId).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundRefusal();
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = client.ToString(),
            Subject = self.ToString(),
            Status = Statuses.Valid,
            Type = AuthorizationTypes.Permanent,
            CreationDate = time.GetUtcNow(),
        };
        descriptor.Scopes.UnionWith(request.Scopes);
        var authorization = await authorizations.CreateAsync(descriptor, cancellationToken);
        return (await authorizations.GetIdAsync(authorization, cancellationToken))!;
    }
}
