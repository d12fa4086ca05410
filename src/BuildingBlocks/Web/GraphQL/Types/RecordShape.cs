using System.Reflection;
using System.Runtime.CompilerServices;

namespace GrandChallenge.Web.GraphQL.Types;

/// <summary>What must and may be said to make a record: its constructor's parameters, then its init properties.</summary>
internal sealed class RecordShape
{
    private readonly ConstructorInfo constructor;

    private RecordShape(ConstructorInfo constructor, IReadOnlyList<RecordMember> members) => (this.constructor, Members) = (constructor, members);

    public IReadOnlyList<RecordMember> Members { get; }

    public static RecordShape Of(Type type)
    {
        var longest = type.GetConstructors().MaxBy(c => c.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no public constructor; GraphQL cannot make one from arguments.");
        var nullability = new NullabilityInfoContext();
        var parameters = longest.GetParameters().Select(p => RecordMember.Of(p, nullability)).ToList();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true } && !parameters.Exists(known => known.Name == CamelCase(p.Name)))
            .Select(p => RecordMember.Of(p, nullability));
        return new RecordShape(longest, [.. parameters, .. properties]);
    }

    /// <param name="given">The values that were said, by GraphQL name; what is missing takes its default.</param>
    public object Create(IReadOnlyDictionary<string, object?> given)
    {
        var parameters = Members.Where(member => member.Property is null).Select(member => member.ValueIn(given)).ToArray();
        var made = constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, parameters, null);
        foreach (var member in Members.Where(member => member.Property is not null && member.IsSaidIn(given)))
            member.Property!.SetValue(made, member.ValueIn(given), BindingFlags.DoNotWrapExceptions, null, null, null);
        return made;
    }

    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <param name="Property">Set when the member is an init property, null when it is a parameter of the constructor.</param>
internal sealed record RecordMember(string Name, Type Type, NullabilityInfo Nullability, bool IsOptional, object? Default, PropertyInfo? Property)
{
    private bool TakesNull => Nullability.WriteState == NullabilityState.Nullable || Nullability.ReadState == NullabilityState.Nullable;

    public static RecordMember Of(ParameterInfo parameter, NullabilityInfoContext context)
    {
        var nullability = context.Create(parameter);
        var optional = parameter.HasDefaultValue || nullability.WriteState == NullabilityState.Nullable;
        return new RecordMember(RecordShape.CamelCase(parameter.Name!), parameter.ParameterType, nullability, optional, DefaultOf(parameter), null);
    }

    public static RecordMember Of(PropertyInfo property, NullabilityInfoContext context) => new(
        RecordShape.CamelCase(property.Name), property.PropertyType, context.Create(property),
        !property.IsDefined(typeof(RequiredMemberAttribute)), null, property);

    /// <summary>Null for a member that holds no null means the same as saying nothing.</summary>
    public bool IsSaidIn(IReadOnlyDictionary<string, object?> given) => given.TryGetValue(Name, out var value) && (value is not null || TakesNull);

    public object? ValueIn(IReadOnlyDictionary<string, object?> given) => IsSaidIn(given) ? Coercion.To(Type, given[Name]) : Default;

    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.HasDefaultValue && parameter.DefaultValue is { } value ? Coercion.To(parameter.ParameterType, value)
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
