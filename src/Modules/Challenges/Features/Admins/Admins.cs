using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Admins;

/// <summary>Who administers a challenge; for its admins.</summary>
internal sealed record Admins(string Challenge) : IQuery<IReadOnlyList<AdminRow>>;

internal sealed record AdminRow(Guid UserId, string UserName, DateTimeOffset Since);

internal sealed class AdminsHandler(ChallengesDbContext db, Gate gate, Neighbours neighbours) : IRequestHandler<Admins, IReadOnlyList<AdminRow>>
{
    public async Task<IReadOnlyList<AdminRow>> Handle(Admins query, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(query.Challenge, Act.Administer, cancellationToken);
        var admins = await db.Memberships.AsNoTracking()
            .Where(m => m.ChallengeId == challenge.Id && m.Role == Role.Admin)
            .OrderBy(m => m.Since).ThenBy(m => m.UserId)
            .ToListAsync(cancellationToken);
        var name = await neighbours.NamesAsync([.. admins.Select(m => m.UserId)], cancellationToken);
        return [.. admins.Select(m => new AdminRow(m.UserId, name(m.UserId), m.Since))];
    }
}

internal sealed class AdminsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<Admins, IReadOnlyList<AdminRow>>("challengeAdmins", "Who administers a challenge; for its admins.");
}
