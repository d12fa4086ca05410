using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.Applications;

/// <summary>Removes one of the caller's own applications; all access through it ends at once.</summary>
internal sealed record RemoveApplication(Guid Id) : ICommand;

internal sealed class RemoveApplicationHandler(AccountsDbContext accounts, Caller caller) : IRequestHandler<RemoveApplication, Unit>
{
    public async Task<Unit> Handle(RemoveApplication request, CancellationToken cancellationToken)
    {
        var self = AccountRules.SelfInPerson(caller);
        if (!await accounts.Applications.AnyAsync(a => a.Id == request.Id && a.OwnerId == self, cancellationToken))
            throw new NotFoundRefusal();
        await accounts.Set<OAuthToken>().Where(t => t.Application!.Id == request.Id).ExecuteDeleteAsync(cancellationToken);
        await accounts.Set<OAuthAuthorization>().Where(a => a.Application!.Id == request.Id).ExecuteDeleteAsync(cancellationToken);
        await accounts.Applications.Where(a => a.Id == request.Id).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Takes back what the caller allowed an application; its tokens for him end at once.</summary>
internal sealed record WithdrawConsent(Guid ApplicationId) : ICommand;

internal sealed class WithdrawConsentHandler(AccountsDbContext accounts, Caller caller) : IRequestHandler<WithdrawConsent, Unit>
{
    public async Task<Unit> Handle(WithdrawConsent request, CancellationToken cancellationToken)
    {
        var subject = AccountRules.SelfInPerson(caller).ToString();
        await accounts.Set<OAuthToken>()
            .Where(t => t.Application!.Id == request.ApplicationId && t.Subject == subject).ExecuteDeleteAsync(cancellationToken);
        var removed = await accounts.Set<OAuthAuthorization>()
            .Where(a => a.Application!.Id == request.ApplicationId && a.Subject == subject).ExecuteDeleteAsync(cancellationToken);
        return removed > 0 ? Unit.Value : throw new NotFoundRefusal();
    }
}

internal sealed class RemoveApplicationMutations : IGraphQLField
{
    public void AddTo(GraphQLRoots roots)
    {
        roots.Mutation<RemoveApplication, Unit>(
            "removeApplication", "Removes one of your own applications and ends all access through it. Signed in at a browser only.");
        roots.Mutation<WithdrawConsent, Unit>(
            "withdrawConsent", "Takes back what you allowed an application; its tokens for you end at once. Signed in at a browser only.");
    }
}
