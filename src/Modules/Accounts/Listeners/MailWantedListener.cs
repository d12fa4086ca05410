using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Application.Dispatch;

namespace GrandChallenge.Accounts.Listeners;

public static class MailWantedListener
{
    public static Task Handle(MailWanted wish, Dispatcher dispatcher, CancellationToken cancellationToken) =>
        dispatcher.SendAsync(new SendMail(wish.UserId, wish.Subject, wish.Text), cancellationToken);
}
