using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.TwoFactor;

/// <summary>How the caller's second factor stands. While it is off, the answer holds the key to set an authenticator app up with.</summary>
internal sealed record MyTwoFactor : IQuery<TwoFactorState>;

/// <param name="Key">The key for typing, in groups of four; null when two-factor sign-in is on or no key is made yet.</param>
/// <param name="Uri">The same as otpauth: address, which the QR code shows.</param>
internal sealed record TwoFactorState(bool IsOn, int RecoveryCodesLeft, string? Key, string? Uri);

internal sealed class MyTwoFactorHandler(UserManager<User> users, Caller caller) : IRequestHandler<MyTwoFactor, TwoFactorState>
{
    public async Task<TwoFactorState> Handle(MyTwoFactor request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        if (user.TwoFactorEnabled)
            return new TwoFactorState(true, await users.CountRecoveryCodesAsync(user), null, null);
        var key = await users.GetAuthenticatorKeyAsync(user);
        return key is null
            ? new TwoFactorState(false, 0, null, null)
            : new TwoFactorState(false, 0, string.Join(' ', key.Chunk(4).Select(chunk => new string(chunk))), UriOf(user, key));
    }

    private static string UriOf(User user, string key)
    {
        var issuer = Uri.EscapeDataString(SiteName.Text);
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(user.UserName!)}?secret={key}&issuer={issuer}&digits=6&period=30";
    }
}

/// <summary>Makes a key for an authenticator app; nothing is asked at sign-in until a code has proved that the app has it.</summary>
internal sealed record PrepareTwoFactor : ICommand;

internal sealed class PrepareTwoFactorHandler(UserManager<User> users, Session session, Caller caller) : IRequestHandler<PrepareTwoFactor, Unit>
{
    public async Task<Unit> Handle(PrepareTwoFactor request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        if (user.TwoFactorEnabled)
            throw new ConflictRefusal("Two-factor sign-in is on already.");
        await users.ResetAuthenticatorKeyAsync(user);
        await session.KeepAsync(user);
        return Unit.Value;
    }
}

internal sealed class TwoFactorFields : IGraphQLField
{
    public void AddTo(GraphQLRoots roots)
    {
        roots.Query<MyTwoFactor, TwoFactorState>(
            "myTwoFactor", "How your second factor stands; while it is off, the key that an authenticator app needs. Signed in at a browser only.");
        roots.Mutation<PrepareTwoFactor, Unit>(
            "prepareTwoFactor", "Makes a key for an authenticator app, which myTwoFactor shows. Signed in at a browser only.");
    }
}
