using GrandChallenge.Challenges.Contracts;

namespace GrandChallenge.Challenges.Domain;

/// <summary>Who may do what: the one place where this is decided.</summary>
internal static class ChallengeRules
{
    public static Verdict Decide(Act act, ChallengeVisibility visibility, Standing standing)
    {
        if (visibility == ChallengeVisibility.Private && !standing.Belongs)
            return Verdict.Hidden;
        return act switch
        {
            Act.See => Verdict.Allowed,
            Act.Join or Act.Leave => standing.IsSignedIn ? Verdict.Allowed : Verdict.SignIn,
            Act.Administer when standing.Administers => Verdict.Allowed,
            Act.Administer => standing.IsSignedIn ? Verdict.Forbidden : Verdict.SignIn,
            _ => Verdict.Forbidden,
        };
    }

    /// <summary>Which pages a caller may know of.</summary>
    public static IReadOnlyList<PageVisibility> PagesFor(Standing standing) =>
        standing.Administers ? [PageVisibility.Everyone, PageVisibility.Participants, PageVisibility.Admins]
        : standing.Belongs ? [PageVisibility.Everyone, PageVisibility.Participants]
        : [PageVisibility.Everyone];
}

/// <summary>What a caller wants with a challenge.</summary>
internal enum Act
{
    See,
    Join,
    Leave,
    Administer,
}

internal enum Verdict
{
    Allowed,

    /// <summary>As if there were no such challenge.</summary>
    Hidden,

    SignIn,
    Forbidden,
}

/// <summary>What a caller is to one challenge.</summary>
/// <param name="Role">His membership; null without one.</param>
/// <param name="IsSiteAdmin">He administers every challenge; so does the platform itself.</param>
internal sealed record Standing(bool IsSignedIn, Role? Role, bool IsSiteAdmin)
{
    public bool Administers => IsSiteAdmin || Role == Domain.Role.Admin;

    public bool Belongs => IsSiteAdmin || Role is not null;
}
