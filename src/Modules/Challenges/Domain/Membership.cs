namespace GrandChallenge.Challenges.Domain;

/// <summary>A user belongs to a challenge, in one role.</summary>
internal sealed class Membership
{
    public required Guid ChallengeId { get; init; }

    public required Guid UserId { get; init; }

    public required Role Role { get; set; }

    public required DateTimeOffset Since { get; init; }
}

internal enum Role
{
    Participant,
    Admin,
}
