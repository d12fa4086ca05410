using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.ConfirmNewEmail;

/// <summary>The code from the letter proves that the new address is the user's; from now on it is his only one.</summary>
internal sealed record ConfirmNewEmail(Guid UserId, string Code) : ICommand;

internal sealed class ConfirmNewEmailHandler(UserManager<User> users, Session session) : IRequestHandler<ConfirmNewEmail, Unit>
{
    public async Task<Unit> Handle(ConfirmNewEmail request, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(request.UserId.ToString()) is not { DeletedAt: null, NewEmail: { } address } user)
            throw new ValidationRefusal("", "This link is no longer valid. Ask for a new one.");
        user.NewEmail = null;
        (await users.ChangeEmailAsync(user, address, LinkCode.Read(request.Code))).OrRefuse();
        await session.KeepAsync(user);
        return Unit.Value;
    }
}
