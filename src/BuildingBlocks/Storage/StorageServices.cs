using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrandChallenge.Storage;

public static class StorageServices
{
    /// <summary>Registers <see cref="BlobStore"/>, <see cref="Uploads"/>, <see cref="SignedLinks"/> and the hourly sweep of expired uploads.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        var options = new StorageOptions();
        configure(options);
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(options)
            .AddSingleton<BlobStore>()
            .AddSingleton<Uploads>()
            .AddSingleton<SignedLinks>()
            .AddHostedService<StorageSweep>();
    }
}
