using GrandChallenge.Contracts;

namespace GrandChallenge.Accounts.Contracts;

/// <summary>The names shown for these users; a deleted user's is his pseudonym. Unknown ids are left out.</summary>
public sealed record UserNames(IReadOnlyCollection<Guid> Ids) : IQuery<IReadOnlyDictionary<Guid, string>>;
