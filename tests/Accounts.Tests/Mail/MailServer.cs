using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace GrandChallenge.Accounts.Tests.Mail;

internal enum Encryption
{
    None,

    /// <summary>Plain at first, encrypted on STARTTLS.</summary>
    Offered,

    FromTheStart,
}

/// <summary>A mail server on a port of 127.0.0.1 that takes mail only from one user.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string User = "platform@example.org";
    public const string Password = "p@ss:w/rd";

    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public MailServer(int port, Encryption encryption, X509Certificate2? certificate = null)
    {
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).IsSecure(encryption == Encryption.FromTheStart)
                .AuthenticationRequired().AllowUnsecureAuthentication(encryption == Encryption.None);
            if (certificate is not null)
                endpoint.Certificate(certificate);
        }).Build();
        var services = new ServiceProvider();
        services.Add(new Store(Received));
        services.Add(new Doorkeeper());
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    /// <summary>What came in, and whether it came encrypted.</summary>
    public ConcurrentQueue<(MimeMessage Mail, bool IsSecure)> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    /// <summary>A certificate for 127.0.0.1 that vouches for itself.</summary>
    public static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class Doorkeeper : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
            Task.FromResult((user, password) == (User, Password));
    }

    private sealed class Store(ConcurrentQueue<(MimeMessage Mail, bool IsSecure)> received) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            await using var stream = new MemoryStream(buffer.ToArray());
            received.Enqueue((await MimeMessage.LoadAsync(stream, cancellationToken), context.Pipe.IsSecure));
            return SmtpResponse.Ok;
        }
    }
}
