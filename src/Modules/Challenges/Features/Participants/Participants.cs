using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Participants;

/// <summary>Who takes part, by name; for admins.</summary>
/// <param name="Search">Part of the user name, in any case of letters.</param>
internal sealed record Participants(string Challenge, string? Search = null, int Page = 1, int Size = 50) : IQuery<Page<ParticipantRow>>;

internal sealed record ParticipantRow(Guid UserId, string UserName, DateTimeOffset Since);

internal sealed class ParticipantsHandler(ChallengesDbContext db, Gate gate, Neighbours neighbours)
    : IRequestHandler<Participants, Page<ParticipantRow>>
{
    public async Task<Page<ParticipantRow>> Handle(Participants query, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(query.Challenge, Act.Administer, cancellationToken);
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.ChallengeId == challenge.Id && m.Role == Role.Participant)
            .ToListAsync(cancellationToken);
        var name = await neighbours.NamesAsync([.. members.Select(m => m.UserId)], cancellationToken);
        // Names belong to another module, so rows are searched and sorted here and not in the database.
        var rows = members.Select(m => new ParticipantRow(m.UserId, name(m.UserId), m.Since))
            .Where(row => row.UserName.Contains(query.Search?.Trim() ?? "", StringComparison.OrdinalIgnoreCase))
            .OrderBy(row => row.UserName, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.UserId)
            .ToList();
        var wish = new PageWish(query.Page, query.Size);
        return new Page<ParticipantRow>([.. rows.Skip(wish.Skip).Take(wish.Take)], Math.Max(1, query.Page), wish.Take, rows.Count);
    }
}

internal sealed class ParticipantsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<Participants, Page<ParticipantRow>>("participants", "Who takes part in a challenge, by name; for its admins.");
}
