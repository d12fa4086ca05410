using System.Reflection;
using GrandChallenge.Web.GraphQL.Execution;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Web.GraphQL;

public static class GraphQLSetup
{
    /// <summary>Composes one schema of every <see cref="IGraphQLField"/> in these assemblies.</summary>
    public static IServiceCollection AddGraphQLApi(this IServiceCollection services, IReadOnlyCollection<Assembly> modules)
    {
        services.AddSingleton<ISchema>(_ => Compose(modules));
        services.AddSingleton<IDocumentExecuter, Executer>();
        services.AddSingleton<IErrorInfoProvider, ErrorFace>();
        services.AddSingleton<IGraphQLTextSerializer>(provider => new GraphQLSerializer(provider.GetRequiredService<IErrorInfoProvider>()));
        services.AddSingleton<ForgeryCheck>();
        services.AddSingleton<GraphQLEndpoint>();
        return services;
    }

    /// <summary>Maps POST /graphql. A schema that contradicts itself stops the start, not the first caller.</summary>
    public static void MapGraphQLApi(this WebApplication app)
    {
        app.Services.GetRequiredService<ISchema>().Initialize();
        app.MapPost("/graphql", (RequestDelegate)(http => http.RequestServices.GetRequiredService<GraphQLEndpoint>().HandleAsync(http)));
    }

    private static Schema Compose(IReadOnlyCollection<Assembly> modules)
    {
        var roots = new GraphQLRoots();
        var found =
            from type in modules.Distinct().SelectMany(module => module.DefinedTypes)
            where type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGraphQLField))
            orderby type.FullName
            select (IGraphQLField)Activator.CreateInstance(type)!;
        foreach (var field in found)
            field.AddTo(roots);
        return new Schema { Query = roots.Queries, Mutation = roots.Mutations.Fields.Count > 0 ? roots.Mutations : null };
    }
}
