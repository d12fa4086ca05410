using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Challenges.Features.ForgetUser;

namespace GrandChallenge.Challenges.Listeners;

public static class AccountDeletedListener
{
    public static Task Handle(AccountDeleted news, Dispatcher dispatcher, CancellationToken cancellationToken) =>
        dispatcher.SendAsync(new ForgetUser(news.UserId), cancellationToken);
}
