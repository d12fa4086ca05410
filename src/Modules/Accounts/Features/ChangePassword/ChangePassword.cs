using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.ChangePassword;

/// <summary>Sets a new password by the old one. All that acted as the user ends but the session in which he does it.</summary>
internal sealed record ChangePassword(string Password, string NewPassword) : ICommand;

internal sealed class ChangePasswordHandler(
    UserManager<User> users, PasswordProof proof, Grants grants, Session session, Outbox outbox, Caller caller)
    : IRequestHandler<ChangePassword, Unit>
{
    public async Task<Unit> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        await proof.RequireAsync(user, request.Password);
        user.NewEmail = null;
        (await users.ChangePasswordAsync(user, request.Password, request.NewPassword)).OrRefuse(nameof(request.NewPassword));
        await grants.EndAsync(user.Id, cancellationToken);
        await session.KeepAsync(user);
        outbox.Publish(new SendMailJob(user.Id, Letter.PasswordChanged));
        return Unit.Value;
    }
}

internal sealed class ChangePasswordMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<ChangePassword, Unit>(
        "changePassword",
        "Sets a new password by the old one and ends your other sessions, access tokens, machines and what you allowed applications. "
        + "Signed in at a browser only.");
}
