using GrandChallenge.Accounts.Features.ForgotPassword;
using GrandChallenge.TestKit;
using MimeKit;

namespace GrandChallenge.Accounts.Tests.Mail;

/// <summary>The platform in this process only writes its mails down: the workers that tests start send them.</summary>
public sealed class PlatformWithoutWorker : PlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("GC_ROLE", "web")];
}

/// <summary>A worker process that speaks SMTP to a real server.</summary>
public sealed class SmtpTests(PlatformWithoutWorker platform) : IClassFixture<PlatformWithoutWorker>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string Secret = Uri.EscapeDataString(MailServer.Password);
    private readonly int port = FreePort.Next();

    [Theory]
    [InlineData("smtp", Encryption.None)]
    [InlineData("smtp", Encryption.Offered)]
    [InlineData("smtps", Encryption.FromTheStart)]
    internal async Task A_letter_comes_through_encrypted_wherever_the_server_can(string scheme, Encryption encryption)
    {
        using var certificate = encryption == Encryption.None ? null : MailServer.NewCertificate();
        await using var server = new MailServer(port, encryption, certificate);
        var trusted = Path.Combine(platform.DataFolder, $"{port}.pem");
        await File.WriteAllTextAsync(trusted, certificate?.ExportCertificatePem() ?? "");
        await using var worker = await WorkerAsync(scheme, Secret, ("SSL_CERT_FILE", trusted));

        var address = await AskForALetterAsync();

        var (mail, isSecure) = await MailToAsync(server, address);
        mail.TextBody!.ShouldContain("/account/reset-password?user=");
        isSecure.ShouldBe(encryption != Encryption.None);
    }

    [Fact]
    public async Task A_letter_waits_for_a_server_that_is_away_and_for_the_next_worker()
    {
        var address = await AskForALetterAsync();
        await using (var first = await WorkerAsync("smtp", Secret))
        {
            await LogsAsync(first, $"The mail server 127.0.0.1:{port} does not answer as a mail server");
            await first.TerminateAsync();
        }

        await using var server = new MailServer(port, Encryption.None);
        await using var second = await WorkerAsync("smtp", Secret);

        (await MailToAsync(server, address)).Mail.Subject.ShouldBe("Set a new password");
    }

    [Fact]
    public async Task Wrong_credentials_are_named_in_the_log_without_the_secret()
    {
        await using var server = new MailServer(port, Encryption.None);
        await using var worker = await WorkerAsync("smtp", "not-the-password");
        await AskForALetterAsync();

        await LogsAsync(worker, $"The mail server 127.0.0.1:{port} refuses the user name or the password in GC_SMTP");

        worker.Log.ShouldNotContain("not-the-password");
        server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_stops_the_letter()
    {
        using var certificate = MailServer.NewCertificate();
        await using var server = new MailServer(port, Encryption.FromTheStart, certificate);
        await using var worker = await WorkerAsync("smtps", Secret);
        await AskForALetterAsync();

        await LogsAsync(worker, "offers no encryption that this machine trusts");

        server.Received.ShouldBeEmpty();
    }

    private Task<HostProcess> WorkerAsync(string scheme, string secret, params (string, string)[] settings) => HostProcess.StartAsync(
        platform, "worker",
        [("GC_SMTP", $"{scheme}://{Uri.EscapeDataString(MailServer.User)}:{secret}@127.0.0.1:{port}"), .. settings]);

    private async Task<string> AskForALetterAsync()
    {
        var name = "reader-" + Guid.CreateVersion7().ToString("N")[^12..];
        await platform.CreateUserAsync(name);
        await platform.SendAs(null, new ForgotPassword(Users.AddressOf(name)));
        return Users.AddressOf(name);
    }

    // Letters of tests before may still wait and come along.
    private static async Task<(MimeMessage Mail, bool IsSecure)> MailToAsync(MailServer server, string address)
    {
        bool IsIt((MimeMessage Mail, bool IsSecure) received) => received.Mail.To.Mailboxes.Single().Address == address;
        await Eventually.TrueAsync(() => Task.FromResult(server.Received.Any(IsIt)), Patience);
        return server.Received.Single(IsIt);
    }

    private static Task LogsAsync(HostProcess worker, string words) =>
        Eventually.TrueAsync(() => Task.FromResult(worker.Log.Contains(words, StringComparison.Ordinal)), Patience);
}
