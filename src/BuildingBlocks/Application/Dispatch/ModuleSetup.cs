using System.Reflection;
using FluentValidation;
using GrandChallenge.Application.Data;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrandChallenge.Application.Dispatch;

public static class ModuleSetup
{
    /// <summary>Registers a module's context and finds its slices: handlers and validators, all internal.</summary>
    /// <param name="schema">The module's schema in PostgreSQL.</param>
    public static IServiceCollection AddModule<TContext>(this IServiceCollection services, string schema)
        where TContext : ModuleDbContext
    {
        services.AddModuleContext<TContext>(schema);
        services.AddSingleton(new ModuleContext(typeof(TContext).Assembly, typeof(TContext)));
        services.AddImplementationsOf(typeof(TContext).Assembly, typeof(IRequestHandler<,>), typeof(IValidator<>));
        return services;
    }

    public static IServiceCollection AddDispatch(this IServiceCollection services)
    {
        services.TryAddScoped<Caller>();
        services.TryAddScoped<Messaging.Outbox>();
        services.TryAddSingleton<Dispatcher>();
        services.AddScoped<ServiceFactory>(provider => type => provider.GetRequiredService(type));
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ScopeBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        return services;
    }

    /// <summary>Registers each concrete class of the assembly under every closed form of the given open interfaces.</summary>
    public static void AddImplementationsOf(this IServiceCollection services, Assembly assembly, params Type[] openInterfaces)
    {
        var found =
            from type in assembly.DefinedTypes
            where type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            from contract in type.ImplementedInterfaces
            where contract.IsGenericType && openInterfaces.Contains(contract.GetGenericTypeDefinition())
            select (contract, type);
        foreach (var (contract, type) in found)
            services.AddScoped(contract, type);
    }
}

/// <summary>Which context a command of which module is saved by.</summary>
public sealed record ModuleContext(Assembly Module, Type Context)
{
    public bool Owns(Type request) =>
        request.Assembly == Module || request.Assembly.GetName().Name == Module.GetName().Name + ".Contracts";
}
