using FluentValidation;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.ChangeEmail;

/// <summary>Asks for another e-mail address. The old one stays until the link in the letter to the new one is opened.</summary>
/// <param name="Password">The caller's password, so that nobody else at his browser can.</param>
internal sealed record ChangeEmail(string Email, string Password) : ICommand;

internal sealed class ChangeEmailValidator : AbstractValidator<ChangeEmail>
{
    public ChangeEmailValidator() => RuleFor(c => c.Email).Email();
}

/// <summary>Answers the same whether the address is known or not; the letter tells its owner which.</summary>
internal sealed class ChangeEmailHandler(UserManager<User> users, PasswordProof proof, Outbox outbox, Caller caller)
    : IRequestHandler<ChangeEmail, Unit>
{
    public async Task<Unit> Handle(ChangeEmail request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        await proof.RequireAsync(user, request.Password);
        var owner = await users.FindByEmailAsync(request.Email);
        if (owner == user)
            throw new ValidationRefusal(nameof(request.Email), "This is your e-mail address already.");

        user.NewEmail = request.Email;
        outbox.Publish(new SendMailJob(user.Id, Letter.NewEmailWanted));
        outbox.Publish(owner is null ? new SendMailJob(user.Id, Letter.ConfirmNewEmail) : new SendMailJob(owner.Id, Letter.EmailBelongsToYou));
        return Unit.Value;
    }
}

/// <summary>Takes the wish for another address back: the link in its letter opens nothing any more.</summary>
internal sealed record WithdrawNewEmail : ICommand;

internal sealed class WithdrawNewEmailHandler(UserManager<User> users, Caller caller) : IRequestHandler<WithdrawNewEmail, Unit>
{
    public async Task<Unit> Handle(WithdrawNewEmail request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        user.NewEmail = null;
        return Unit.Value;
    }
}

internal sealed class ChangeEmailMutations : IGraphQLField
{
    public void AddTo(GraphQLRoots roots)
    {
        roots.Mutation<ChangeEmail, Unit>(
            "changeEmail", "Asks for another e-mail address, which a letter to it confirms. Signed in at a browser only, with your password.");
        roots.Mutation<WithdrawNewEmail, Unit>(
            "withdrawNewEmail", "Takes the wish for another e-mail address back. Signed in at a browser only.");
    }
}
