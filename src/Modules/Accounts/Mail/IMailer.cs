using MimeKit;

namespace GrandChallenge.Accounts.Mail;

/// <summary>Where mails go: to a server, or into a folder where there is none.</summary>
internal interface IMailer
{
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
