using FluentValidation;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.CreateUser;

/// <summary>Makes an account whose address needs no confirming: by a site admin for somebody else, or by the platform at its start.</summary>
internal sealed record CreateConfirmedUser(string UserName, string Email, string Password) : ICommand<Guid>;

internal sealed class CreateConfirmedUserValidator : AbstractValidator<CreateConfirmedUser>
{
    public CreateConfirmedUserValidator()
    {
        RuleFor(c => c.UserName).UserName();
        RuleFor(c => c.Email).Email();
    }
}

internal sealed class CreateConfirmedUserHandler(UserManager<User> users, Caller caller, TimeProvider time)
    : IRequestHandler<CreateConfirmedUser, Guid>
{
    public async Task<Guid> Handle(CreateConfirmedUser request, CancellationToken cancellationToken)
    {
        AccountRules.SiteAdmin(caller);
        var user = new User { UserName = request.UserName, Email = request.Email, EmailConfirmed = true, CreatedAt = time.GetUtcNow() };
        (await users.CreateAsync(user, request.Password)).OrRefuse();
        return user.Id;
    }
}

internal sealed class CreateUserMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<CreateConfirmedUser, Guid>(
        "createUser", "Makes an account whose e-mail address needs no confirming, and answers its id. For site admins.");
}
