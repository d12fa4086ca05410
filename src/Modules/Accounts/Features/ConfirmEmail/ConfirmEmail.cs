using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.ConfirmEmail;

/// <summary>The code from the letter proves that the address is its owner's.</summary>
internal sealed record ConfirmEmail(Guid UserId, string Code) : ICommand;

internal sealed class ConfirmEmailHandler(UserManager<User> users) : IRequestHandler<ConfirmEmail, Unit>
{
    public const string Unusable = "This address is no longer valid. Sign in with your password, and we send you a new one.";

    public async Task<Unit> Handle(ConfirmEmail request, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(request.UserId.ToString()) is not { DeletedAt: null } user
            || !(await users.ConfirmEmailAsync(user, LinkCode.Read(request.Code))).Succeeded)
            throw new ValidationRefusal("", Unusable);
        return Unit.Value;
    }
}
