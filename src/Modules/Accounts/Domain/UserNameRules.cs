using System.Text.RegularExpressions;

namespace GrandChallenge.Accounts.Domain;

/// <summary>
/// User names stand in addresses and on boards: 3 to 32 of a-z, A-Z, 0-9, hyphen, underscore and dot, with a letter or digit at both ends.
/// </summary>
internal static partial class UserNameRules
{
    public const string Sentence =
        "A user name has 3 to 32 characters: letters a to z, digits, hyphens, underscores and dots, with a letter or digit first and last.";

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "about", "abuse", "account", "accounts", "admin", "administrator", "administrators", "anonymous", "api", "assets",
        "challenge", "challenges", "everyone", "gc-cli", "grand-challenge", "grandchallenge", "graphql", "guest", "health", "help",
        "info", "legal", "login", "logout", "mail", "me", "moderator", "nobody", "noreply", "no-reply", "null",
        "official", "organiser", "organizer", "owner", "participant", "platform", "postmaster", "privacy", "register", "root", "security", "self", "settings", "site-admin", "staff", "status", "support", "sysadmin",
        "system", "team", "teams", "undefined", "user", "users", "webmaster", "you",
    };

    public static bool IsWellFormed(string? name) => name is not null && Shape().IsMatch(name);

    /// <summary>Names that would pass for the platform, its people or its addresses, and the pseudonyms of deleted accounts.</summary>
    public static bool IsReserved(string name) =>
        Reserved.Contains(name) || name.StartsWith("deleted-", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{1,30}[A-Za-z0-9]\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
