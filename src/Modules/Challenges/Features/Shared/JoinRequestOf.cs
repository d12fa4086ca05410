using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Shared;

internal static class JoinRequestOf
{
    /// <summary>A request to join this challenge; another challenge's is not found.</summary>
    public static async Task<JoinRequest> JoinRequestAsync(this ChallengesDbContext db, Guid challengeId, Guid id, CancellationToken cancellationToken) =>
        await db.JoinRequests.SingleOrDefaultAsync(r => r.Id == id && r.ChallengeId == challengeId, cancellationToken) ?? throw new NotFoundRefusal();
}
