using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.ResetPassword;

/// <summary>Sets a new password by the code from a letter, which thereby confirms the address too. All that acted as the user ends.</summary>
internal sealed record ResetPassword(Guid UserId, string Code, string Password) : ICommand;

internal sealed class ResetPasswordHandler(UserManager<User> users, Grants grants, Outbox outbox) : IRequestHandler<ResetPassword, Unit>
{
    public async Task<Unit> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(request.UserId.ToString()) is not { DeletedAt: null } user)
            throw new ValidationRefusal("", "This link is no longer valid. Ask for a new one.");
        (await users.ResetPasswordAsync(user, LinkCode.Read(request.Code), request.Password)).OrRefuse();
        user.EmailConfirmed = true;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        user.NewEmail = null;
        (await users.UpdateAsync(user)).OrRefuse();
        await grants.EndAsync(user.Id, cancellationToken);
        outbox.Publish(new SendMailJob(user.Id, Letter.PasswordChanged));
        return Unit.Value;
    }
}
