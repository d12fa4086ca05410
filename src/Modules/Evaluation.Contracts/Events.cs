using GrandChallenge.Contracts;

namespace GrandChallenge.Evaluation.Contracts;

/// <summary>A submission has a score; it stands on the board if it was published.</summary>
public sealed record SubmissionScored(Guid SubmissionId, Guid EvaluationId, Guid PhaseId, Guid ChallengeId, Guid UserId) : IIntegrationEvent;
