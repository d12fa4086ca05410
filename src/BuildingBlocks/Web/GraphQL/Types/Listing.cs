namespace GrandChallenge.Web.GraphQL.Types;

internal static class Listing
{
    /// <summary>What a list type lists; null when it is none.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || DictionaryOf(type))
            return null;
        if (type.IsArray)
            return type.GetElementType();
        return type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
    }

    public static bool DictionaryOf(Type type) => type.GetInterfaces().Append(type).Any(
        i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || i.GetGenericTypeDefinition() == typeof(IDictionary<,>)));

    /// <summary>A list of this type with these items: an array where that will do, else a set or list.</summary>
    public static object Of(Type type, Type element, IEnumerable<object?> items)
    {
        var values = items.ToArray();
        var array = Array.CreateInstance(element, values.Length);
        values.CopyTo(array, 0);
        if (type.IsInstanceOfType(array))
            return array;
        var made = type.IsInterface ? typeof(HashSet<>).MakeGenericType(element) : type;
        return Activator.CreateInstance(made, array)!;
    }
}
