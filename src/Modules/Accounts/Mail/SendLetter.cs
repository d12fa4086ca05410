using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Mail;

internal sealed record SendLetter(Guid UserId, Letter Letter) : IProcess<Unit>;

internal sealed class SendLetterHandler(UserManager<User> users, Letters letters, IMediator mediator, Caller caller)
    : IRequestHandler<SendLetter, Unit>
{
    public async Task<Unit> Handle(SendLetter request, CancellationToken cancellationToken)
    {
        AccountRules.Platform(caller);
        if (await users.FindByIdAsync(request.UserId.ToString()) is not { DeletedAt: null } user)
            return Unit.Value;
        // Withdrawn or confirmed meanwhile: there is nothing left to write about.
        if (request.Letter is Letter.ConfirmNewEmail or Letter.NewEmailWanted && user.NewEmail is null)
            return Unit.Value;
        var (subject, text) = await letters.WriteAsync(request.Letter, user);
        return await mediator.Send(new SendMail(user.Id, subject, text, request.Letter == Letter.ConfirmNewEmail), cancellationToken);
    }
}
