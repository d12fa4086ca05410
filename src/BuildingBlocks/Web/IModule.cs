using GrandChallenge.Application.Messaging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Web;

/// <summary>The one public door of a module. The host keeps a list of them and knows nothing else.</summary>
public interface IModule
{
    /// <summary>How many messages of the module's own queues one worker handles at once.</summary>
    IReadOnlyCollection<QueuePlaces> Queues => [];

    void AddServices(IHostApplicationBuilder builder);

    /// <summary>Services of a process that takes work: sweepers and the like.</summary>
    void AddWorkerServices(IServiceCollection services)
    {
    }

    /// <summary>Maps what is not a page or a GraphQL field: streams of bytes and events.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
