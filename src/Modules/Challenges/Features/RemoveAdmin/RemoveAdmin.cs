using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.RemoveAdmin;

/// <summary>Takes the role from an admin, also from oneself. Somebody always remains.</summary>
internal sealed record RemoveAdmin(string Challenge, Guid User) : ICommand;

internal sealed class RemoveAdminHandler(ChallengesDbContext db, Gate gate) : IRequestHandler<RemoveAdmin, Unit>
{
    public async Task<Unit> Handle(RemoveAdmin command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var admins = await db.Memberships.Where(m => m.ChallengeId == challenge.Id && m.Role == Role.Admin).ToListAsync(cancellationToken);
        var leaving = admins.SingleOrDefault(admin => admin.UserId == command.User)
            ?? throw new NotFoundRefusal("This user is no admin of the challenge.");
        if (admins.Count == 1)
            throw new ConflictRefusal("This is the challenge's last admin. Add another before you remove this one.");
        db.Remove(leaving);
        return Unit.Value;
    }
}

internal sealed class RemoveAdminMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<RemoveAdmin, Unit>("removeAdmin", "Takes the role from an admin of the challenge; never from the last.");
}
