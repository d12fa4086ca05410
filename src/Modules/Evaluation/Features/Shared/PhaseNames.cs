using GrandChallenge.Application;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.Shared;

internal static class PhaseNames
{
    /// <summary>Says which name another phase of the challenge has already. Of two at the same moment the database stops the second.</summary>
    public static async Task RequireFreeNamesAsync(this EvaluationDbContext database, Phase phase, CancellationToken cancellationToken)
    {
        var others = database.Phases.Where(other => other.ChallengeId == phase.ChallengeId && other.Id != phase.Id);
        if (await others.AnyAsync(other => other.TitleKey == phase.TitleKey, cancellationToken))
            throw new ValidationRefusal("title", $"The title “{phase.Title}” is taken by another phase of this challenge. Choose another.");
        if (await others.AnyAsync(other => other.Slug == phase.Slug, cancellationToken))
            throw new ValidationRefusal("slug", $"The address “{phase.Slug}” is taken by another phase of this challenge. Choose another.");
    }
}
