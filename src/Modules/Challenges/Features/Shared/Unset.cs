using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>What a page sends for a choice that its form left out or garbled: no member of the enum, so the validator says what would be right.</summary>
internal static class Unset
{
    public const ChallengeVisibility Visibility = (ChallengeVisibility)(-1);
    public const JoinPolicy JoinPolicy = (JoinPolicy)(-1);
    public const PageVisibility PageVisibility = (PageVisibility)(-1);
}
