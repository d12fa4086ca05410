using GrandChallenge.Application.Dispatch;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Features.ChallengeHome;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Challenges.Features.ShowImage;
using GrandChallenge.Web;
using GrandChallenge.Web.ChallengeFrames;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Challenges;

public sealed class ChallengesModule : IModule
{
    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddModule<ChallengesDbContext>(ChallengesDbContext.Name);
        builder.Services.AddSingleton(ChallengesSettings.Read(builder.Configuration));
        builder.Services.AddScoped<Gate>();
        builder.Services.AddScoped<ChallengeCards>();
        builder.Services.AddScoped<Admission>();
        builder.Services.AddScoped<Neighbours>();
        builder.Services.AddScoped<PageText>();
        builder.Services.AddScoped<IChallengeFrames, ChallengeFrames>();
        // A challenge's home is its first page: the same page under a shorter address.
        builder.Services.Configure<RazorPagesOptions>(options =>
            options.Conventions.AddPageRoute("/Challenges/ShowPage/ShowPage", "/challenges/{slug}"));
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapChallengeImages();
}
