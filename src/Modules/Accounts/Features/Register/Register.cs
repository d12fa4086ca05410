using FluentValidation;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Domain;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.Register;

internal sealed record Register(string UserName, string Email, string Password) : ICommand;

internal sealed class RegisterValidator : AbstractValidator<Register>
{
    public RegisterValidator()
    {
        RuleFor(c => c.UserName).Cascade(CascadeMode.Stop).UserName().NotReserved();
        RuleFor(c => c.Email).Email();
        RuleFor(c => c.Password).Custom((password, context) =>
        {
            if (PasswordRules.Complaint(password, context.InstanceToValidate.UserName, context.InstanceToValidate.Email) is { } complaint)
                context.AddFailure(complaint);
        });
    }
}

/// <summary>Answers the same, after the same work, whether the address is known or not; the letter tells its owner which.</summary>
internal sealed class RegisterHandler(UserManager<User> users, Outbox outbox, TimeProvider time) : IRequestHandler<Register, Unit>
{
    public async Task<Unit> Handle(Register request, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(request.UserName) is not null)
            throw new ValidationRefusal(nameof(request.UserName), "This user name is taken. Choose another.");

        if (await users.FindByEmailAsync(request.Email) is { } owner)
        {
            users.PasswordHasher.HashPassword(owner, request.Password);
            outbox.Publish(new SendMailJob(owner.Id, Letter.AlreadyRegistered));
            return Unit.Value;
        }

        var user = new User { UserName = request.UserName, Email = request.Email, CreatedAt = time.GetUtcNow() };
        (await users.CreateAsync(user, request.Password)).OrRefuse();
        outbox.Publish(new SendMailJob(user.Id, Letter.ConfirmEmail));
        return Unit.Value;
    }
}
