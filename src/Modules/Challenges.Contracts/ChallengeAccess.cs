using GrandChallenge.Contracts;

namespace GrandChallenge.Challenges.Contracts;

/// <summary>What the caller is to a challenge, found by short name (any case of letters). Null if there is none or he may not know of it.</summary>
public sealed record ChallengeAccess(string Slug) : IQuery<ChallengeForCaller?>;

/// <summary>The same, found by id.</summary>
public sealed record ChallengeAccessById(Guid Id) : IQuery<ChallengeForCaller?>;

/// <param name="IsAdmin">The caller administers the challenge; a site admin administers all, the platform itself too.</param>
/// <param name="IsParticipant">The caller has joined and was accepted.</param>
public sealed record ChallengeForCaller(
    Guid Id, string Slug, string Title, ChallengeVisibility Visibility, bool IsAdmin, bool IsParticipant);

/// <summary>Who learns of a challenge: all, those who have its address, or its members.</summary>
public enum ChallengeVisibility
{
    Public,
    Unlisted,
    Private,
}
