using GrandChallenge.Application;

namespace GrandChallenge.Accounts;

/// <summary>Who may do what with accounts. All of the module's requests ask here and nowhere else.</summary>
internal static class AccountRules
{
    /// <summary>Everybody's own account is open to himself, also through a token.</summary>
    public static Guid Self(Caller caller) => caller.RequireId();

    /// <summary>What would widen a token's own power is left to the person at a browser.</summary>
    public static Guid SelfInPerson(Caller caller)
    {
        var id = caller.RequireId();
        return caller.Scopes is null ? id : throw new ForbiddenRefusal("A token may not do this. Sign in with your browser.");
    }

    public static void SiteAdmin(Caller caller)
    {
        if (!caller.IsSystem && !(caller.RequireId() != Guid.Empty && caller.IsSiteAdmin))
            throw new ForbiddenRefusal("Only site admins may do this.");
    }

    public static void SiteAdminInPerson(Caller caller)
    {
        SiteAdmin(caller);
        if (!caller.IsSystem)
            SelfInPerson(caller);
    }

    /// <summary>Steps of jobs: no edge sends them on somebody's behalf.</summary>
    public static void Platform(Caller caller)
    {
        if (!caller.IsSystem)
            throw new ForbiddenRefusal("Only the platform itself does this.");
    }
}
