using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.TwoFactor;

/// <summary>Turns two-factor sign-in on and answers ten recovery codes, shown this once.</summary>
/// <param name="Code">What the authenticator app shows now.</param>
internal sealed record EnableTwoFactor(string Code) : ICommand<IReadOnlyList<string>>;

internal sealed class EnableTwoFactorHandler(UserManager<User> users, Session session, Caller caller)
    : IRequestHandler<EnableTwoFactor, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(EnableTwoFactor request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        var code = request.Code.Replace(" ", "", StringComparison.Ordinal);
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code))
            throw new ValidationRefusal(
                nameof(request.Code),
                "This is not the code that your app should show now. Check the clock of your phone, then type the next code.");
        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 10);
        await session.KeepAsync(user);
        return [.. codes!];
    }
}

/// <summary>Replaces all recovery codes by ten new ones, shown this once.</summary>
internal sealed record RenewRecoveryCodes : ICommand<IReadOnlyList<string>>;

internal sealed class RenewRecoveryCodesHandler(UserManager<User> users, Caller caller)
    : IRequestHandler<RenewRecoveryCodes, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(RenewRecoveryCodes request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        return user.TwoFactorEnabled
            ? [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 10))!]
            : throw new ConflictRefusal("Turn two-factor sign-in on first.");
    }
}

internal sealed class EnableTwoFactorMutations : IGraphQLField
{
    public void AddTo(GraphQLRoots roots)
    {
        roots.Mutation<EnableTwoFactor, IReadOnlyList<string>>(
            "enableTwoFactor", "Turns two-factor sign-in on and answers ten recovery codes, this once. Signed in at a browser only.");
        roots.Mutation<RenewRecoveryCodes, IReadOnlyList<string>>(
            "renewRecoveryCodes", "Replaces your recovery codes by ten new ones, answered this once. Signed in at a browser only.");
    }
}
