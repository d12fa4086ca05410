using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrandChallenge.Containers;

public static class ContainersRegistration
{
    /// <summary>Adds <see cref="SealedRunner"/>, <see cref="EngineImages"/> and <see cref="DockerEngine"/> as singletons.</summary>
    public static IServiceCollection AddContainers(this IServiceCollection services, Action<DockerEngineOptions>? configure = null)
    {
        var options = new DockerEngineOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new DockerEngine(options));
        services.AddSingleton<EngineImages>();
        services.AddSingleton<SealedRunner>();
        return services;
    }
}
