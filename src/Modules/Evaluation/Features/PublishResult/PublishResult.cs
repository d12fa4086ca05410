using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Evaluation.Features.PublishResult;

/// <summary>Puts a succeeded evaluation on the board, in the place of an older one of the same submission.</summary>
internal sealed record PublishResult(Guid EvaluationId) : ICommand;

internal sealed class PublishResultHandler(EvaluationRules rules, EvaluationDbContext database) : IRequestHandler<PublishResult, Unit>
{
    public async Task<Unit> Handle(PublishResult command, CancellationToken cancellationToken)
    {
        await rules.AdministeredRunAsync(command.EvaluationId, cancellationToken);
        (await database.LockedRunAsync(command.EvaluationId, cancellationToken)).Publish(true);
        return Unit.Value;
    }
}

internal sealed class PublishResultMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<PublishResult, Unit>("publishResult", "Puts a succeeded evaluation on the board; for the challenge's admins.");
}
