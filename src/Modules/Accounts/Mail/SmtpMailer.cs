using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace GrandChallenge.Accounts.Mail;

/// <summary>Sends through the server of GC_SMTP: smtps is encrypted from the start, smtp as soon as the server offers it.</summary>
internal sealed class SmtpMailer(AccountsSettings settings) : IMailer
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var server = settings.MailServer!;
        var isEncrypted = server.Scheme == "smtps";
        using var client = new SmtpClient();
        await client.ConnectAsync(
            server.Host,
            server.Port > 0 ? server.Port : isEncrypted ? 465 : 587,
            isEncrypted ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable,
            cancellationToken);
        if (server.UserInfo.Split(':', 2) is [var user, var password])
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }
}
