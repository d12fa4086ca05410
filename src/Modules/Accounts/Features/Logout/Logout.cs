using GrandChallenge.Accounts.Data;
using GrandChallenge.Application.Messaging;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.Logout;

/// <summary>Ends this browser's session; it changes nothing in the database.</summary>
internal sealed record Logout : IProcess<Unit>;

internal sealed class LogoutHandler(SignInManager<User> signIn) : IRequestHandler<Logout, Unit>
{
    public async Task<Unit> Handle(Logout request, CancellationToken cancellationToken)
    {
        await signIn.SignOutAsync();
        return Unit.Value;
    }
}
