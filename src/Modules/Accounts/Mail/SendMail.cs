using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace GrandChallenge.Accounts.Mail;

/// <summary>Sends plain text to a user's address as it is now. A deleted user gets none.</summary>
/// <param name="IsToNewEmail">To the address that he has not confirmed yet, if there still is one.</param>
internal sealed record SendMail(Guid UserId, string Subject, string Text, bool IsToNewEmail = false) : IProcess<Unit>;

internal sealed class SendMailHandler(AccountsDbContext accounts, IMailer mailer, AccountsSettings settings, Caller caller, TimeProvider time)
    : IRequestHandler<SendMail, Unit>
{
    public async Task<Unit> Handle(SendMail request, CancellationToken cancellationToken)
    {
        AccountRules.Platform(caller);
        var user = await accounts.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == request.UserId, cancellationToken);
        if ((request.IsToNewEmail ? user?.NewEmail : user?.Email) is not { } address)
            return Unit.Value;

        using var message = new MimeMessage
        {
            Subject = request.Subject,
            Date = time.GetUtcNow(),
            Body = new TextPart("plain") { Text = request.Text },
        };
        message.From.Add(MailboxAddress.Parse(settings.MailFrom));
        message.To.Add(new MailboxAddress(user!.FullName.Length > 0 ? user.FullName : user.UserName, address));
        await mailer.SendAsync(message, cancellationToken);
        return Unit.Value;
    }
}
