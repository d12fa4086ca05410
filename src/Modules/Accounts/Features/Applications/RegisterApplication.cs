using FluentValidation;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using OpenIddict.Abstractions;

namespace GrandChallenge.Accounts.Features.Applications;

/// <summary>What an application is, which decides how it gets its tokens.</summary>
internal enum ApplicationKind
{
    /// <summary>A machine of the owner's: it acts as him, with its own secret.</summary>
    Machine,

    /// <summary>A web site that signs users in and can keep a secret.</summary>
    WebSite,

    /// <summary>A program on the user's computer, phone or in his browser: it signs users in and keeps no secret.</summary>
    Program,
}

/// <summary>Makes an application known. The answer is the only time that its secret is shown.</summary>
/// <param name="RedirectUris">Where users may be led back to, exactly; none for a machine.</param>
/// <param name="Scopes">The most it may ask for.</param>
internal sealed record RegisterApplication(
    string Name, ApplicationKind Kind, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> Scopes) : ICommand<RegisteredApplication>;

/// <param name="ClientSecret">Null for a program, which has none.</param>
internal sealed record RegisteredApplication(string ClientId, string? ClientSecret);

internal sealed class RegisterApplicationValidator : AbstractValidator<RegisterApplication>
{
    public RegisterApplicationValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("Give the application the name that its users know.")
            .MaximumLength(100).WithMessage("A name has at most 100 characters.");
        RuleFor(c => c.Scopes).NotEmpty().WithMessage("Choose at least one thing that the application may do.");
        RuleForEach(c => c.Scopes).OverrideIndexer((_, _, _, _) => "").Must(TokenScopes.Names.Contains)
            .WithMessage("Scopes are read, submit and write.");
        RuleFor(c => c.RedirectUris).NotEmpty().When(c => c.Kind != ApplicationKind.Machine)
            .WithMessage("Name at least one address that users are led back to.");
        RuleFor(c => c.RedirectUris).Must(uris => uris.Count <= 10).WithMessage("An application has at most ten addresses.");
        RuleForEach(c => c.RedirectUris).OverrideIndexer((_, _, _, _) => "").Must((command, uri) => IsRedirect(uri, command.Kind)).WithMessage(
            "“{PropertyValue}” cannot be used: an address begins with https:// (http:// only on this computer, "
            + "or a program's own scheme such as org.example.app:/) and has no # part.");
    }

    private static bool IsRedirect(string text, ApplicationKind kind) =>
        text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || uri is { Scheme: "http", IsLoopback: true }
            // A reversed domain name: javascript:, data: and file: have no dot.
            || (kind == ApplicationKind.Program && uri.Scheme.Contains('.', StringComparison.Ordinal)));
}

internal sealed class RegisterApplicationHandler(IOpenIddictApplicationManager applications, Caller caller, TimeProvider time)
    : IRequestHandler<RegisterApplication, RegisteredApplication>
{
    public async Task<RegisteredApplication> Handle(RegisterApplication request, CancellationToken cancellationToken)
    {
        var application = new OAuthApplication { OwnerId = AccountRules.SelfInPerson(caller), RegisteredAt = time.GetUtcNow() };
        var descriptor = ApplicationDescription.Of(request);
        var secret = request.Kind == ApplicationKind.Program ? null : TokenText.NewSecret();
        await applications.PopulateAsync(application, descriptor, cancellationToken);
        if (secret is null)
            await applications.CreateAsync(application, cancellationToken);
        else
            await applications.CreateAsync(application, secret, cancellationToken);
        return new RegisteredApplication(descriptor.ClientId!, secret);
    }
}

internal sealed class RegisterApplicationMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<RegisterApplication, RegisteredApplication>(
        "registerApplication", "Makes an OAuth application known; its secret is answered this once. Signed in at a browser only.");
}
