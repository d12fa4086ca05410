using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.ForgotPassword;

/// <summary>Has a letter sent to the address if it is known. The answer is the same for all: the letter is written by a job, later.</summary>
internal sealed record ForgotPassword(string Email) : ICommand;

internal sealed class ForgotPasswordHandler(UserManager<User> users, Outbox outbox) : IRequestHandler<ForgotPassword, Unit>
{
    public async Task<Unit> Handle(ForgotPassword request, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(request.Email);
        // Nobody's id takes the same way through the outbox, and the job finds nobody there.
        outbox.Publish(new SendMailJob(user?.Id ?? Guid.Empty, Letter.ResetPassword));
        return Unit.Value;
    }
}
