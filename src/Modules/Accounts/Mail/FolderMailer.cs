using MimeKit;

namespace GrandChallenge.Accounts.Mail;

/// <summary>Keeps each mail as one .eml file, named so that they sort by time.</summary>
internal sealed class FolderMailer(AccountsSettings settings) : IMailer
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.MailFolder);
        var path = Path.Combine(settings.MailFolder, Guid.CreateVersion7().ToString("N"));
        await message.WriteToAsync(path + ".part", cancellationToken);
        File.Move(path + ".part", path + ".eml");
    }
}
