using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.ForgetUser;

/// <summary>A deleted account belongs to no challenge any more. One that loses its last admin stays, and site admins look after it.</summary>
internal sealed record ForgetUser(Guid User) : ICommand;

internal sealed class ForgetUserHandler(ChallengesDbContext db, Admission admission, Caller caller) : IRequestHandler<ForgetUser, Unit>
{
    public async Task<Unit> Handle(ForgetUser command, CancellationToken cancellationToken)
    {
        if (!caller.IsSystem)
            throw new ForbiddenRefusal("Only the platform itself does this.");
        foreach (var membership in await db.Memberships.Where(m => m.UserId == command.User).ToListAsync(cancellationToken))
            admission.Dismiss(membership);
        await db.JoinRequests.Where(r => r.UserId == command.User).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
