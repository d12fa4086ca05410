namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Names as keys of metrics.json.</summary>
internal static class Names
{
    /// <summary>Small letters, digits and underscores, so that a dotted path can address it.</summary>
    public static string Key(string name) => string.Concat(name.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));
}
