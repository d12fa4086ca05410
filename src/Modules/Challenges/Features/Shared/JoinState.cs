using GrandChallenge.Challenges.Domain;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>How a user's wish to take part stands.</summary>
internal enum JoinState
{
    NotAsked,
    Pending,
    Rejected,
    Participant,
    Admin,
}

internal static class JoinStates
{
    public static JoinState Of(Role role) => role == Role.Admin ? JoinState.Admin : JoinState.Participant;

    public static JoinState Of(Role? role, JoinRequestState? request) => (role, request) switch
    {
        ({ } member, _) => Of(member),
        (_, JoinRequestState.Pending) => JoinState.Pending,
        (_, JoinRequestState.Rejected) => JoinState.Rejected,
        _ => JoinState.NotAsked,
    };
}
