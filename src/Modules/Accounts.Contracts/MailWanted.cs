using GrandChallenge.Contracts;

namespace GrandChallenge.Accounts.Contracts;

/// <summary>A module has news for a user. Accounts knows his address and sends it as plain text.</summary>
public sealed record MailWanted(Guid UserId, string Subject, string Text) : IIntegrationEvent;
