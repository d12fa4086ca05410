using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

internal sealed class LeaderboardField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Query<Leaderboard, LeaderboardView>(
        "leaderboard", "The ranked results of a phase. Ranks are those of the whole board, whatever is searched, sorted or paged.");
}
