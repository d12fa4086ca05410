using GrandChallenge.Contracts;

namespace GrandChallenge.Accounts.Contracts;

/// <summary>The id of the user with exactly this user name, in any case of letters; null if there is none.</summary>
public sealed record FindUser(string UserName) : IQuery<Guid?>;
