using System.Net.Sockets;
using GrandChallenge.Application.Messaging;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace GrandChallenge.Accounts.Mail;

/// <summary>Sends through the server of GC_SMTP: smtps is encrypted from the start, smtp as soon as the server offers it.</summary>
internal sealed partial class SmtpMailer(AccountsSettings settings, ILogger<SmtpMailer> log) : IMailer
{
    private readonly Uri server = settings.MailServer!;

    private bool IsEncrypted => server.Scheme == "smtps";

    private int Port => server.Port > 0 ? server.Port : IsEncrypted ? 465 : 587;

    /// <exception cref="ServerAwayException">The server cannot be used as things are. What it says of the password is not passed on.</exception>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAsync(message, cancellationToken);
        }
        catch (AuthenticationException)
        {
            throw Away("refuses the user name or the password in GC_SMTP", null);
        }
        catch (SslHandshakeException exception)
        {
            throw Away("offers no encryption that this machine trusts; look at its certificate and at the scheme in GC_SMTP", exception);
        }
        catch (Exception exception) when (exception is SocketException or IOException or ProtocolException or TimeoutException or NotSupportedException)
        {
            throw Away($"does not answer as a mail server ({exception.Message.Trim()})", exception);
        }
        catch (SmtpCommandException exception) when ((int)exception.StatusCode is >= 400 and < 500)
        {
            throw Away($"takes no mail now ({exception.Message.Trim()})", exception);
        }
    }

    private async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(
            server.Host, Port, IsEncrypted ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);
        if (server.UserInfo.Split(':', 2) is [var user, var password])
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private ServerAwayException Away(string what, Exception? cause)
    {
        LogAway(server.Host, Port, what);
        return new ServerAwayException($"The mail server {server.Host}:{Port} {what}.", cause);
    }

    [LoggerMessage(LogLevel.Warning, "The mail server {Host}:{Port} {What}. The mail waits and is tried again for two days.")]
    private partial void LogAway(string host, int port, string what);
}
