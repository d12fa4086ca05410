using GrandChallenge.Application.Dispatch;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Features.Frame;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web;
using GrandChallenge.Web.ChallengeFrames;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Challenges;

public sealed class ChallengesModule : IModule
{
    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddModule<ChallengesDbContext>(ChallengesDbContext.Name);
        builder.Services.AddScoped<Gate>();
        builder.Services.AddScoped<Admission>();
        builder.Services.AddScoped<Neighbours>();
        builder.Services.AddScoped<IChallengeFrames, ChallengeFrames>();
    }
}
