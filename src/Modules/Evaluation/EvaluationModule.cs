using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.DownloadSubmission;
using GrandChallenge.Evaluation.Features.EvaluationDetail;
using GrandChallenge.Evaluation.Features.Leaderboard;
using GrandChallenge.Evaluation.Features.RecoverRuns;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web;
using GrandChallenge.Web.ChallengeFrames;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Evaluation;

public sealed class EvaluationModule : IModule
{
    public IReadOnlyCollection<QueuePlaces> Queues { get; } =
        [new(RunNextEvaluationJob.Queue, Math.Max(1, Environment.ProcessorCount - 1))];

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddModule<EvaluationDbContext>(EvaluationDbContext.Name);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RuleBrokenBehaviour<,>));
        services.AddScoped<EvaluationRules>();
        services.AddScoped<UploadedFiles>();
        services.AddScoped<Boards>();
        services.AddSingleton<BoardCache>();
        services.AddScoped<SubmissionRows>();
        services.AddScoped<PartialHtml>();
        services.AddScoped<EvaluationEvents>();
        services.AddSingleton<RunNews>();
        services.AddHostedService<RunNewsListener>();
        services.AddSingleton(new ChallengeTab("Phases", "phases", 10));
        services.AddSingleton(new ChallengeTab("Leaderboard", "leaderboards", 20));
        services.AddSingleton(new ChallengeTab("Submit", "submit", 30, TabAudience.Participants));
        services.AddSingleton(provider => Worker.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ScoringImages>();
        services.AddSingleton<ScoringInputs>();
    }

    public void AddWorkerServices(IServiceCollection services)
    {
        services.AddHostedService<RunSweeper>();
        services.AddHostedService<WorkerPresence>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLeaderboardFiles();
        endpoints.MapEvaluationEvents();
        endpoints.MapSubmissionDownload();
    }
}
