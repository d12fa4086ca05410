namespace GrandChallenge.Accounts.Data;

/// <summary>A personal access token. The token itself is shown once and kept nowhere.</summary>
internal sealed class AccessToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>The token's first characters: enough to recognise it by, too few to use.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>SHA-256 of the token, 32 bytes.</summary>
    public byte[] Hash { get; init; } = [];

    public string[] Scopes { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }
}
