namespace GrandChallenge.Challenges.Domain;

/// <summary>A user's wish to join, and what became of it. One per user and challenge; a removed participant's stands as rejected.</summary>
internal sealed class JoinRequest
{
    public const int MaxReason = 1024;

    public required Guid Id { get; init; }

    public required Guid ChallengeId { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public JoinRequestState State { get; private set; }

    /// <summary>What the organiser told the user when rejecting.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset? DecidedAt { get; private set; }

    public static JoinRequest Ask(Guid challengeId, Guid userId, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ChallengeId = challengeId, UserId = userId, AskedAt = now };

    public void Accept(DateTimeOffset now) => (State, Reason, DecidedAt) = (JoinRequestState.Accepted, "", now);

    public void Reject(string reason, DateTimeOffset now) => (State, Reason, DecidedAt) = (JoinRequestState.Rejected, reason.Trim(), now);
}

internal enum JoinRequestState
{
    Pending,
    Accepted,
    Rejected,
}
