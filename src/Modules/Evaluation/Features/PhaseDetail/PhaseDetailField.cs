using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.PhaseDetail;

internal sealed class PhaseDetailField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<PhaseDetail, PhaseView>("phase", "A phase with its dates, limits, scoring and run profile.");
}
