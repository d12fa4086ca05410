using GrandChallenge.Contracts;

namespace GrandChallenge.Accounts.Contracts;

/// <summary>A user's personal data is gone; his id stays behind as a pseudonym.</summary>
public sealed record AccountDeleted(Guid UserId) : IIntegrationEvent;
