using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace GrandChallenge.Cli.Folder;

/// <summary>A mapping of challenge.yaml, read key by key. What is wrong is noted with its place and read on, so that one run tells all.</summary>
internal sealed class YamlMap(YamlMappingNode node, Problems problems)
{
    private readonly HashSet<string> known = [];

    public YamlNode Node => node;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The text of a key; a missing one is a problem unless there is a default.</summary>
    public string Text(string key, string? otherwise = null)
    {
        var found = Find(key);
        if (found is YamlScalarNode { Value: { } text })
            return text;
        if (found is not null)
            problems.Add(found, $"“{key}” must be text.");
        else if (otherwise is null)
            problems.Add(node, $"“{key}” is missing.");
        return otherwise ?? "";
    }

    /// <summary>One of the words on the left; answers the one on the right.</summary>
    public string Choice(string key, string? otherwise, params (string Word, string Value)[] choices) => Choose(Find(key), key, otherwise, choices);

    public IReadOnlyList<string> Choices(string key, params (string Word, string Value)[] choices) =>
        [.. List(key).Select(item => Choose(item, key, null, choices))];

    public IReadOnlyList<string> Texts(string key) => [.. List(key).OfType<YamlScalarNode>().Select(item => item.Value ?? "")];

    public bool Flag(string key, bool otherwise) => Read<bool>(key, otherwise, "true or false", text => text is "true" or "false" ? text == "true" : null);

    public int Whole(string key, int? otherwise, int least, int most) => Read<int>(
        key, otherwise, $"a whole number from {least:N0} to {most:N0}",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null);

    public double Number(string key, double otherwise) => Read<double>(
        key, otherwise, "a number such as 1.5",
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null);

    public DateTimeOffset? Instant(string key) => Read<DateTimeOffset>(key, "an instant with its zone, such as 2026-01-31T12:00:00Z", Quantities.Instant);

    public TimeSpan? Duration(string key) => Read<TimeSpan>(key, "a length of time such as 90s, 15m, 12h or 1d", Quantities.Duration);

    /// <summary>A size in whole MiB.</summary>
    public int? Size(string key) => Read<int>(key, "a size such as 512MiB or 4GiB", Quantities.Mebibytes);

    public YamlMap? Map(string key) => Find(key) is { } found ? AsMap(found, key) : null;

    public IReadOnlyList<YamlMap> Maps(string key) => [.. List(key).Select(item => AsMap(item, key)).OfType<YamlMap>()];

    public void Wrong(string key, string sentence) => problems.Add(Find(key) ?? node, sentence);

    /// <summary>Called last: any key that was never asked for is unknown.</summary>
    public void Close()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !known.Contains(key.Value ?? "")))
        {
            var near = known.MinBy(word => Quantities.Distance(word, key.Value ?? ""));
            var hint = near is not null && Quantities.Distance(near, key.Value ?? "") <= 2 ? $" Did you mean “{near}”?" : $" Here stand {string.Join(", ", known)}.";
            problems.Add(key, $"“{key.Value}” is no key of this place.{hint}");
        }
    }

    private T Read<T>(string key, T? otherwise, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (Read(key, expected, parse) is { } value)
            return value;
        if (otherwise is null && !Has(key))
            problems.Add(node, $"“{key}” is missing; it must be {expected}.");
        return otherwise ?? default;
    }

    private T? Read<T>(string key, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (Find(key) is not { } found)
            return null;
        if (found is YamlScalarNode { Value: { } text } && parse(text) is { } value)
            return value;
        problems.Add(found, $"“{key}” must be {expected}{(found is YamlScalarNode scalar ? $", not “{scalar.Value}”" : "")}.");
        return default(T);
    }

    private string Choose(YamlNode? found, string key, string? otherwise, (string Word, string Value)[] choices)
    {
        if (found is YamlScalarNode { Value: { } text } && Array.Find(choices, choice => choice.Word == text) is { Value: { } value })
            return value;
        if (found is null && otherwise is not null)
            return otherwise;
        problems.Add(found ?? node, $"“{key}” must be {string.Join(" or ", choices.Select(choice => choice.Word))}{(found is YamlScalarNode scalar ? $", not “{scalar.Value}”" : "")}.");
        return choices[0].Value;
    }

    private IEnumerable<YamlNode> List(string key)
    {
        var found = Find(key);
        if (found is YamlSequenceNode list)
            return list.Children;
        if (found is not null)
            problems.Add(found, $"“{key}” must be a list.");
        return [];
    }

    private YamlMap? AsMap(YamlNode found, string key)
    {
        if (found is YamlMappingNode map)
            return new YamlMap(map, problems);
        problems.Add(found, $"“{key}” must hold keys and values, such as {{title: …}}.");
        return null;
    }

    private YamlNode? Find(string key)
    {
        known.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }
}
