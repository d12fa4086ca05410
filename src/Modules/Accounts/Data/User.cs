using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Data;

/// <summary>A person's account. After deletion the row stays behind with a pseudonym and nothing else.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    public string FullName { get; set; } = "";
    public string Institution { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2 code; empty when not told.</summary>
    public string Country { get; set; } = "";

    /// <summary>The address that the user wishes for and has not confirmed yet.</summary>
    public string? NewEmail { get; set; }

    public bool IsSiteAdmin { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Takes everything personal away. What is left tells deleted users apart, not who they were.</summary>
    public void Forget(DateTimeOffset now)
    {
        UserName = "deleted-" + Id.ToString("N")[^12..];
        NormalizedUserName = UserName.ToUpperInvariant();
        (Email, NormalizedEmail, NewEmail, EmailConfirmed) = (null, null, null, false);
        (FullName, Institution, Country) = ("", "", "");
        (PasswordHash, TwoFactorEnabled, IsSiteAdmin) = (null, false, false);
        SecurityStamp = Guid.CreateVersion7().ToString("N");
        DeletedAt = now;
    }
}
