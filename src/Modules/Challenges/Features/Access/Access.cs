using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Access;

internal sealed class ChallengeAccessHandler(Gate gate) : IRequestHandler<ChallengeAccess, ChallengeForCaller?>
{
    public async Task<ChallengeForCaller?> Handle(ChallengeAccess query, CancellationToken cancellationToken)
    {
        try
        {
            return (await gate.EnterAsync(query.Slug, Act.See, cancellationToken)).ForCaller();
        }
        catch (NotFoundRefusal)
        {
            return null;
        }
    }
}

internal sealed class ChallengeAccessByIdHandler(ChallengesDbContext db, Gate gate) : IRequestHandler<ChallengeAccessById, ChallengeForCaller?>
{
    public async Task<ChallengeForCaller?> Handle(ChallengeAccessById query, CancellationToken cancellationToken)
    {
        var challenge = await db.Challenges.SingleOrDefaultAsync(c => c.Id == query.Id, cancellationToken);
        if (challenge is null)
            return null;
        var standing = await gate.StandingInAsync(challenge.Id, cancellationToken);
        return ChallengeRules.Decide(Act.See, challenge.Visibility, standing) == Verdict.Allowed ? new Visit(challenge, standing).ForCaller() : null;
    }
}

internal sealed class ChallengeNamesHandler(ChallengesDbContext db)
    : IRequestHandler<ChallengeNames, IReadOnlyDictionary<Guid, ChallengeName>>
{
    public async Task<IReadOnlyDictionary<Guid, ChallengeName>> Handle(ChallengeNames query, CancellationToken cancellationToken) =>
        await db.Challenges
            .Where(c => query.Ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => new ChallengeName(c.Slug, c.Title), cancellationToken);
}

internal static class VisitAnswer
{
    public static ChallengeForCaller ForCaller(this Visit visit) => new(
        visit.Challenge.Id, visit.Challenge.Slug, visit.Challenge.Title, visit.Challenge.Visibility,
        visit.Standing.Administers, visit.Standing.Role == Role.Participant);
}
