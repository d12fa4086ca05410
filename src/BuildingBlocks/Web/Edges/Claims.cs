namespace GrandChallenge.Web.Edges;

/// <summary>The claims that sign-in writes and the edges read.</summary>
public static class Claims
{
    public const string UserId = "sub";
    public const string UserName = "name";
    public const string Role = "role";
    public const string SiteAdmin = "site-admin";

    /// <summary>Present once for each scope of a token; absent for a person at a browser.</summary>
    public const string Scope = "scope";
}
