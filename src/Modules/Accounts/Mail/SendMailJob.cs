using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;

namespace GrandChallenge.Accounts.Mail;

/// <summary>One of the module's own letters to a user. Its links are made when it is sent, so that no secret waits in a queue.</summary>
[Queue("mails")]
public sealed record SendMailJob(Guid UserId, Letter Letter) : IJob;

public enum Letter
{
    ConfirmEmail,
    ResetPassword,
    AlreadyRegistered,

    /// <summary>To the address that the user wishes for.</summary>
    ConfirmNewEmail,

    /// <summary>To the address that stays until the new one is confirmed.</summary>
    NewEmailWanted,

    /// <summary>To the owner of an address that somebody else wishes for.</summary>
    EmailBelongsToYou,

    PasswordChanged,
}

public static class SendMailJobHandler
{
    public static Task Handle(SendMailJob job, Dispatcher dispatcher, CancellationToken cancellationToken) =>
        dispatcher.SendAsync(new SendLetter(job.UserId, job.Letter), cancellationToken);
}
