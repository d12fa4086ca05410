using System.Text.RegularExpressions;

namespace GrandChallenge.Challenges.Domain;

/// <summary>The rules of a challenge's short name, which stands in its address.</summary>
internal static partial class ShortName
{
    public const int MaxLength = 50;

    public const string Rule = "A short name starts with a letter and holds only letters a–z, digits and hyphens, at most 50 in all.";

    // Words of our own addresses, those that the field keeps back, and names that would let a challenge pose as the platform.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "account", "accounts", "admin", "administrator", "admins", "algorithm", "algorithms", "all", "anonymous", "api", "archive",
        "archives", "assets", "auth", "banners", "blog", "cache", "cases", "challenge", "challenges", "connect", "contact", "create",
        "delete", "dev", "docker", "documentation", "docs", "edit", "error", "evaluation", "evaluation-supplementary", "evaluations",
        "events", "favicon", "files", "forum", "forums", "grand-challenge", "grandchallenge", "graphql", "health", "help", "home", "i",
        "images", "join", "leaderboard", "leaderboards", "leave", "log", "login", "logos", "logout", "m", "mail", "media", "mine",
        "moderator", "mugshots", "my", "new", "null", "oauth", "organization", "organizations", "pages", "phases", "policies",
        "postmaster", "privacy", "profile", "profiles", "reader-studies", "register", "registry", "request", "requests", "root",
        "search", "security", "settings", "signin", "signup", "site", "site-admin", "staff", "static", "statistics", "status",
        "submissions", "submit", "summary", "superuser", "support", "system", "teams", "terms", "test", "undefined", "uploads", "user",
        "users", "viewer", "webmaster", "well-known", "workstations", "www",
    };

    public static bool IsWellFormed(string slug) => slug.Length <= MaxLength && Form().IsMatch(slug);

    public static bool IsReserved(string slug) => Reserved.Contains(slug) || CloudRegion().IsMatch(slug);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9-]*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    // Viewers may one day live under the names of regions, as they do elsewhere in the field.
    [GeneratedRegex(@"\A[a-z]{2}(-gov|-iso[a-z]?)?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-[0-9]\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex CloudRegion();
}
