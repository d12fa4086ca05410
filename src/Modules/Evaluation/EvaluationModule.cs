using GrandChallenge.Evaluation.Data;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Web;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Evaluation;

public sealed class EvaluationModule : IModule
{
    public void AddServices(IHostApplicationBuilder builder) =>
        builder.Services.AddModule<EvaluationDbContext>(EvaluationDbContext.Name);
}
