using System.Collections;

namespace GrandChallenge.Web.GraphQL.Types;

/// <summary>From what GraphQL has read to what a record's member holds, and from there to what GraphQL writes.</summary>
internal static class Coercion
{
    public static object? To(Type type, object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || (type.IsInstanceOfType(value) && value is not object[]))
            return value;
        if (type.IsEnum)
            return value is IEnumerable flags and not string ? Union(type, flags) : Enum.ToObject(type, value);
        if (Listing.ElementOf(type) is { } element)
            return Listing.Of(type, element, ((IEnumerable)value).Cast<object?>().Select(item => To(element, item)));
        return Convert.ChangeType(value, type);
    }

    /// <summary>Numbers that JSON cannot say become null; flags become the list of those set.</summary>
    public static object? Out(object? value) => value switch
    {
        double number when !double.IsFinite(number) => null,
        float number when !float.IsFinite(number) => null,
        Enum flags when EnumType.IsFlags(flags.GetType()) => EnumType.Singles(flags.GetType()).Where(flags.HasFlag).ToList(),
        _ => value,
    };

    private static object Union(Type type, IEnumerable flags) =>
        Enum.ToObject(type, flags.Cast<object>().Aggregate(0L, (all, flag) => all | Convert.ToInt64(flag)));
}
