using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Evaluation.Features.SubmissionQuota;

/// <summary>How often the caller may still submit to a phase, and when next.</summary>
internal sealed record SubmissionQuota(string Challenge, string Phase) : IQuery<QuotaState>;

/// <param name="MaySubmit">The phase is open, the caller takes part and has a slot. Decided anew when he submits.</param>
/// <param name="Sentence">The state in words.</param>
internal sealed record QuotaState(bool MaySubmit, int Remaining, DateTimeOffset? NextSlot, string Sentence);

internal sealed class SubmissionQuotaHandler(EvaluationRules rules, EvaluationDbContext database, Caller caller, TimeProvider time)
    : IRequestHandler<SubmissionQuota, QuotaState>
{
    public async Task<QuotaState> Handle(SubmissionQuota query, CancellationToken cancellationToken)
    {
        var (phase, challenge) = await rules.PhaseAsync(query.Challenge, query.Phase, cancellationToken);
        var now = time.GetUtcNow();
        var history = await database.HistoryAsync(phase.Id, caller.RequireId(), cancellationToken);
        var quota = Quota.Decide(phase.Quota, history, now);
        var isOpen = phase.StatusAt(now) == PhaseStatus.Open;
        if (challenge.IsAdmin)
            return new QuotaState(isOpen, quota.Remaining, quota.NextSlotAt, "Admins may submit without a limit.");
        return new QuotaState(
            isOpen && challenge.IsParticipant && quota.Allowed, quota.Remaining, quota.NextSlotAt,
            challenge.IsParticipant ? quota.Sentence : $"Join {challenge.Title} to submit.");
    }
}

internal sealed class SubmissionQuotaField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<SubmissionQuota, QuotaState>("submissionQuota", "How often the caller may still submit to a phase, and when next.");
}
