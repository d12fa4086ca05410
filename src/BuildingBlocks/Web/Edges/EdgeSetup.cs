using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Web.Edges;

public static class EdgeSetup
{
    public static IServiceCollection AddEdges(this IServiceCollection services) =>
        services.Configure<MvcOptions>(options => options.Filters.Add<RefusalPageFilter>());

    /// <summary>Goes after authentication: from here on the scope knows its caller, and a refusal has a face.</summary>
    public static IApplicationBuilder UseEdges(this IApplicationBuilder app) =>
        app.UseMiddleware<RefusalMiddleware>().UseMiddleware<CallerMiddleware>();
}
