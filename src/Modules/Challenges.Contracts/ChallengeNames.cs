using GrandChallenge.Contracts;

namespace GrandChallenge.Challenges.Contracts;

/// <summary>Short name and title of challenges, unfiltered: only for ids that the caller has met by a filtered query.</summary>
public sealed record ChallengeNames(IReadOnlyCollection<Guid> Ids) : IQuery<IReadOnlyDictionary<Guid, ChallengeName>>;

public sealed record ChallengeName(string Slug, string Title);
