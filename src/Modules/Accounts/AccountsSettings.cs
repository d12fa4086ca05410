using Microsoft.Extensions.Configuration;

namespace GrandChallenge.Accounts;

/// <summary>What the environment says of accounts. The names are those of `./run --help`.</summary>
/// <param name="Address">GC_URL: the platform's public address, which letters and tokens name.</param>
/// <param name="Data">GC_DATA: folder of keys and, without a mail server, mails.</param>
/// <param name="MailServer">GC_SMTP: smtp[s]://user:password@host:port; unset, mails go to a folder.</param>
/// <param name="MailFrom">GC_MAIL_FROM: sender of all mails.</param>
/// <param name="FirstAdmin">GC_ADMIN_EMAIL, GC_ADMIN_PASSWORD and GC_ADMIN_NAME (admin): made at the start where there is none.</param>
/// <param name="AttemptsPerMinute">GC_ATTEMPTS_PER_MINUTE: tries at one account's password, code or mail from one network address.</param>
public sealed record AccountsSettings(
    Uri Address, string Data, Uri? MailServer, string MailFrom, FirstAdmin? FirstAdmin, int AttemptsPerMinute)
{
    public bool IsEncrypted => Address.Scheme == Uri.UriSchemeHttps;

    public string KeyFolder => Path.Combine(Data, "keys");

    public string MailFolder => Path.Combine(Data, "mails");

    /// <summary>Whoever reads the keys can sign in as anyone: the folder is its owner's alone.</summary>
    internal DirectoryInfo OpenKeyFolder() => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(KeyFolder)
        : Directory.CreateDirectory(KeyFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public static AccountsSettings Read(IConfiguration configuration) => new(
        AddressIn(configuration, "GC_URL") ?? new Uri("http://127.0.0.1:8080"),
        configuration["GC_DATA"] ?? ".data/host",
        AddressIn(configuration, "GC_SMTP"),
        configuration["GC_MAIL_FROM"] ?? "Grand Challenge <no-reply@localhost>",
        configuration["GC_ADMIN_EMAIL"] is { Length: > 0 } email && configuration["GC_ADMIN_PASSWORD"] is { Length: > 0 } password
            ? new FirstAdmin(configuration["GC_ADMIN_NAME"] ?? "admin", email, password)
            : null,
        int.TryParse(configuration["GC_ATTEMPTS_PER_MINUTE"], out var attempts) ? attempts : 10);

    private static Uri? AddressIn(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => null,
        { } text when Uri.TryCreate(text, UriKind.Absolute, out var address) => address,
        _ => throw new InvalidOperationException($"{name} must be an address such as https://challenge.example.org or smtp://mail.example.org:587."),
    };
}

/// <summary>The first site admin. His password is never written anywhere: <see cref="ToString"/> leaves it out.</summary>
public sealed record FirstAdmin(string UserName, string Email, string Password)
{
    public override string ToString() => UserName;
}
