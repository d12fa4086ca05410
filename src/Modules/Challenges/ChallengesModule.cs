using GrandChallenge.Challenges.Data;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Web;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Challenges;

public sealed class ChallengesModule : IModule
{
    public void AddServices(IHostApplicationBuilder builder) =>
        builder.Services.AddModule<ChallengesDbContext>(ChallengesDbContext.Name);
}
