using GrandChallenge.Contracts;

namespace GrandChallenge.Challenges.Contracts;

public sealed record ChallengeCreated(Guid ChallengeId, string Slug, Guid CreatorId) : IIntegrationEvent;

public sealed record ParticipantJoined(Guid ChallengeId, Guid UserId) : IIntegrationEvent;

public sealed record ParticipantLeft(Guid ChallengeId, Guid UserId) : IIntegrationEvent;
