using MimeKit;

namespace GrandChallenge.TestKit;

/// <summary>The mails that the platform under test has sent into its folder.</summary>
public static class Mailbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The newest mail to this address whose subject holds these words, once it is there.</summary>
    public static async Task<MimeMessage> MailAsync(this PlatformFixture platform, string address, string subject, int count = 1)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var mails = platform.MailsTo(address).Where(mail => mail.Subject!.Contains(subject, StringComparison.Ordinal)).ToList();
            if (mails.Count >= count)
                return mails[^1];
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    public static IReadOnlyList<MimeMessage> MailsTo(this PlatformFixture platform, string address)
    {
        var folder = Path.Combine(platform.DataFolder, "mails");
        return Directory.Exists(folder)
            ?
            [
                .. Directory.EnumerateFiles(folder, "*.eml").Order().Select(path => MimeMessage.Load(path))
                    .Where(mail => mail.To.Mailboxes.Any(to => to.Address == address)),
            ]
            : [];
    }

    /// <summary>Path and query of the one link in a mail.</summary>
    public static string Link(this MimeMessage mail) => new Uri(
        mail.TextBody!.Split((char[]?)null).Single(word => word.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
}
