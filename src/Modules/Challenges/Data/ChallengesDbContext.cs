using GrandChallenge.Application.Data;
using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Data;

internal sealed class ChallengesDbContext(DbContextOptions<ChallengesDbContext> options) : ModuleDbContext(options, Name)
{
    public const string Name = "challenges";

    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<ChallengePage> Pages => Set<ChallengePage>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();
}
