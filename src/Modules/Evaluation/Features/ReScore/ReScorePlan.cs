using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.ReScore;

/// <summary>What scoring a phase anew would do now.</summary>
internal sealed record ReScorePlan(string Challenge, string Phase) : IQuery<ReScoreOutlook>;

/// <param name="Count">Submissions that would be scored anew.</param>
/// <param name="OnBoard">Published results of now, which keep their place until the new ones succeed.</param>
internal sealed record ReScoreOutlook(Guid PhaseId, string Challenge, string Phase, string Title, int Count, int OnBoard, int? MethodNumber, int? GroundTruthNumber);

internal sealed class ReScorePlanHandler(EvaluationRules rules, EvaluationDbContext database) : IRequestHandler<ReScorePlan, ReScoreOutlook>
{
    public async Task<ReScoreOutlook> Handle(ReScorePlan query, CancellationToken cancellationToken)
    {
        var (phase, challenge) = await rules.AdministeredPhaseAsync(query.Challenge, query.Phase, cancellationToken);
        return new ReScoreOutlook(
            phase.Id, challenge.Slug, phase.Slug, phase.Title,
            phase.ActiveMethodId is null ? 0 : await database.Unscored(phase).CountAsync(cancellationToken),
            await database.Runs.CountAsync(run => run.PhaseId == phase.Id && run.State == RunState.Succeeded && run.Published, cancellationToken),
            await database.Methods.Where(m => m.Id == phase.ActiveMethodId).Select(m => (int?)m.Number).SingleOrDefaultAsync(cancellationToken),
            await database.GroundTruths.Where(t => t.Id == phase.ActiveGroundTruthId).Select(t => (int?)t.Number).SingleOrDefaultAsync(cancellationToken));
    }
}

internal sealed class ReScoreFields : IGraphQLField
{
    public void AddTo(GraphQLRoots roots)
    {
        roots.Query<ReScorePlan, ReScoreOutlook>("reScorePlan", "What scoring a phase anew would do now; for the challenge's admins.");
        roots.Mutation<ReScoreSubmission, Guid>("reScoreSubmission", "Scores one submission by the active versions; answers the new evaluation's id.");
        roots.Mutation<ReScorePhase, int>("reScorePhase", "Scores every submission that the active versions have not scored; the count must be the planned one.");
    }
}
