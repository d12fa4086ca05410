using GrandChallenge.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Data;

internal sealed class ChallengesDbContext(DbContextOptions<ChallengesDbContext> options) : ModuleDbContext(options, Name)
{
    public const string Name = "challenges";
}
