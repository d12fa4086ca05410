using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

internal sealed class EvaluationFields : IGraphQLField
{
    public void AddTo(GraphQLRoots roots)
    {
        roots.Query<EvaluationDetail, EvaluationView>("evaluation", "One run of a submission: state, results, versions and cause of failure.");
        roots.Query<EvaluationLog, IReadOnlyList<ContainerLine>>("evaluationLog", "What a scoring container has written; for the challenge's admins, and for the submission's owner where the phase shares it.");
    }
}
