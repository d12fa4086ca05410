using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.PhaseDetail;

/// <summary>A phase with its rules, for everyone who may know of it.</summary>
internal sealed record PhaseDetail(string Challenge, string Phase) : IQuery<PhaseView>;

/// <param name="AcceptedEndings">Endings of file names, as in ".csv, .zip".</param>
/// <param name="MethodNumber">The version of the method that scores now; null while there is none.</param>
/// <param name="Submissions">How many came in, from everyone; null for others than admins.</param>
internal sealed record PhaseView(
    Guid Id, string Challenge, string ChallengeTitle, string Slug, PhaseStatus Status, bool IsAdmin, bool MaySubmit, bool SeesBoard,
    string AcceptedEndings, PhaseSettings Settings, int? MethodNumber, int? GroundTruthNumber, int? Submissions);

internal sealed class PhaseDetailHandler(EvaluationRules rules, EvaluationDbContext database, TimeProvider time)
    : IRequestHandler<PhaseDetail, PhaseView>
{
    public async Task<PhaseView> Handle(PhaseDetail query, CancellationToken cancellationToken)
    {
        var found = await rules.PhaseAsync(query.Challenge, query.Phase, cancellationToken);
        var (phase, challenge) = found;
        return new PhaseView(
            phase.Id, challenge.Slug, challenge.Title, phase.Slug, phase.StatusAt(time.GetUtcNow()), challenge.IsAdmin,
            challenge.IsParticipant || challenge.IsAdmin, EvaluationRules.SeesBoard(found),
            SubmissionFile.EndingsOf(phase.Accepts), PhaseSettings.Of(phase),
            await database.Methods.Where(m => m.Id == phase.ActiveMethodId).Select(m => (int?)m.Number).SingleOrDefaultAsync(cancellationToken),
            await database.GroundTruths.Where(t => t.Id == phase.ActiveGroundTruthId).Select(t => (int?)t.Number).SingleOrDefaultAsync(cancellationToken),
            challenge.IsAdmin ? await database.Submissions.CountAsync(s => s.PhaseId == phase.Id, cancellationToken) : null);
    }
}
