using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Challenges.Features.EditChallenge;

internal sealed class EditChallengeMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<EditChallenge, Unit>("editChallenge", "Writes a challenge's title, description and settings anew; for its admins.");
}
