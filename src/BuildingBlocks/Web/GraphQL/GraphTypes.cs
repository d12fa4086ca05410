using GraphQL;
using GraphQL.Types;
using MediatR;

namespace GrandChallenge.Web.GraphQL;

/// <summary>Which graph type stands for which .NET type.</summary>
internal static class GraphTypes
{
    public static Type Output(Type type) =>
        type == typeof(Unit) ? typeof(BooleanGraphType) : type.GetGraphTypeFromType(isNullable: true, TypeMappingMode.OutputType);

    public static Type Input(Type type, bool optional) =>
        (Nullable.GetUnderlyingType(type) ?? type).GetGraphTypeFromType(optional, TypeMappingMode.InputType);
}
