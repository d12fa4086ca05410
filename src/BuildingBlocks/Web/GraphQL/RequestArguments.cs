using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace GrandChallenge.Web.GraphQL;

/// <summary>The GraphQL arguments of a request record: one for each parameter of its constructor.</summary>
internal sealed record RequestArguments(QueryArguments Arguments, Func<IResolveFieldContext, object> Read)
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static RequestArguments Of(Type request)
    {
        var constructor = request.GetConstructors().Single();
        var parameters = constructor.GetParameters();
        var arguments = parameters.Select(parameter => new QueryArgument(GraphTypes.Input(parameter.ParameterType, IsOptional(parameter)))
        {
            Name = CamelCase(parameter.Name!),
        });
        return new RequestArguments(new QueryArguments(arguments), context => constructor.Invoke([.. parameters.Select(p => Value(context, p))]));
    }

    private static object? Value(IResolveFieldContext context, ParameterInfo parameter) =>
        context.GetArgument(parameter.ParameterType, CamelCase(parameter.Name!), parameter.HasDefaultValue ? parameter.DefaultValue : null);

    private static bool IsOptional(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue)
            return true;
        lock (Nullability)
            return Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
