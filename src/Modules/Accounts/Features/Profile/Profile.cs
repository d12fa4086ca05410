using FluentValidation;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Domain;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.Profile;

/// <summary>Changes what the caller tells of himself. Empty texts take it back.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code, or empty.</param>
internal sealed record UpdateProfile(string FullName, string Institution, string Country) : ICommand;

internal sealed class UpdateProfileValidator : AbstractValidator<UpdateProfile>
{
    public UpdateProfileValidator()
    {
        RuleFor(c => c.FullName).MaximumLength(100).WithMessage("A name has at most 100 characters.");
        RuleFor(c => c.Institution).MaximumLength(200).WithMessage("An institution has at most 200 characters.");
        RuleFor(c => c.Country).Must(code => code.Length == 0 || Countries.ByCode.ContainsKey(code))
            .WithMessage("A country is its two-letter code of ISO 3166, for example NL.");
    }
}

internal sealed class UpdateProfileHandler(UserManager<User> users, Caller caller) : IRequestHandler<UpdateProfile, Unit>
{
    public async Task<Unit> Handle(UpdateProfile request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.Self(caller).ToString()) ?? throw new NotFoundRefusal();
        (user.FullName, user.Institution, user.Country) = (request.FullName.Trim(), request.Institution.Trim(), request.Country);
        return Unit.Value;
    }
}

internal sealed class UpdateProfileMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<UpdateProfile, Unit>(
        "updateProfile", "Changes your name, institution and country (two-letter code of ISO 3166); empty texts take them back.");
}
