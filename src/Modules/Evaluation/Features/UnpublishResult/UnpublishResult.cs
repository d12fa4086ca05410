using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.UnpublishResult;

/// <summary>Takes a submission's result off the board, with the older ones that would come up in its place.</summary>
internal sealed record UnpublishResult(Guid EvaluationId) : ICommand;

internal sealed class UnpublishResultHandler(EvaluationRules rules, EvaluationDbContext database) : IRequestHandler<UnpublishResult, Unit>
{
    public async Task<Unit> Handle(UnpublishResult command, CancellationToken cancellationToken)
    {
        await rules.AdministeredRunAsync(command.EvaluationId, cancellationToken);
        var run = await database.LockedRunAsync(command.EvaluationId, cancellationToken);
        run.Publish(false);
        var older = await database.Runs
            .Where(other => other.SubmissionId == run.SubmissionId && other.State == RunState.Succeeded && other.Published)
            .ToListAsync(cancellationToken);
        older.ForEach(other => other.Publish(false));
        return Unit.Value;
    }
}

internal sealed class UnpublishResultMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<UnpublishResult, Unit>("unpublishResult", "Takes a submission's result off the board; for the challenge's admins.");
}
