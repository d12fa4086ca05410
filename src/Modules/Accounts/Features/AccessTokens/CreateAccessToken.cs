using FluentValidation;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Accounts.Features.AccessTokens;

/// <summary>Makes a personal access token. The answer is the only time that its text is shown.</summary>
/// <param name="Scopes">What it may be used for: read, submit, write.</param>
/// <param name="ExpiresAt">From when on it is refused; null: never.</param>
internal sealed record CreateAccessToken(string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt = null)
    : ICommand<CreatedAccessToken>;

internal sealed record CreatedAccessToken(Guid Id, string Token);

internal sealed class CreateAccessTokenValidator : AbstractValidator<CreateAccessToken>
{
    public CreateAccessTokenValidator(TimeProvider time)
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("Give the token a name that tells what uses it.")
            .MaximumLength(100).WithMessage("A name has at most 100 characters.");
        RuleFor(c => c.Scopes).NotEmpty().WithMessage("Choose at least one thing that the token may do.");
        RuleForEach(c => c.Scopes).OverrideIndexer((_, _, _, _) => "").Must(TokenScopes.Names.Contains)
            .WithMessage("A token's scopes are read, submit and write.");
        RuleFor(c => c.ExpiresAt).Must(at => at is null || at > time.GetUtcNow()).WithMessage("The token would have expired already.");
    }
}

internal sealed class CreateAccessTokenHandler(AccountsDbContext accounts, Caller caller, TimeProvider time)
    : IRequestHandler<CreateAccessToken, CreatedAccessToken>
{
    public Task<CreatedAccessToken> Handle(CreateAccessToken request, CancellationToken cancellationToken)
    {
        var text = TokenText.New();
        var token = new AccessToken
        {
            UserId = AccountRules.SelfInPerson(caller),
            Name = request.Name.Trim(),
            Prefix = TokenText.Prefix(text),
            Hash = TokenText.Hash(text),
            Scopes = [.. request.Scopes.Distinct()],
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = request.ExpiresAt?.ToUniversalTime(),
        };
        accounts.AccessTokens.Add(token);
        return Task.FromResult(new CreatedAccessToken(token.Id, text));
    }
}

internal sealed class CreateAccessTokenMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<CreateAccessToken, CreatedAccessToken>(
        "createAccessToken",
        "Makes a personal access token with the scopes read, submit or write; its text is answered this once. Signed in at a browser only.");
}
