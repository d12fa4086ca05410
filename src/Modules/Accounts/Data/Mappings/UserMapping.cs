using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GrandChallenge.Accounts.Data.Mappings;

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users");
        user.Property(u => u.Id).ValueGeneratedNever();
        user.Property(u => u.UserName).HasMaxLength(32).IsRequired();
        user.Property(u => u.NormalizedUserName).HasMaxLength(32).IsRequired();
        user.HasIndex(u => u.NormalizedUserName).IsUnique();
        user.Property(u => u.Email).HasMaxLength(254);
        user.Property(u => u.NormalizedEmail).HasMaxLength(254);
        user.HasIndex(u => u.NormalizedEmail).IsUnique();
        user.Property(u => u.NewEmail).HasMaxLength(254);
        user.Property(u => u.FullName).HasMaxLength(100);
        user.Property(u => u.Institution).HasMaxLength(200);
        user.Property(u => u.Country).HasMaxLength(2);
        user.Property(u => u.PasswordHash).HasMaxLength(256);
        user.Property(u => u.SecurityStamp).HasMaxLength(64);
        user.Property(u => u.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        user.Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed);
    }
}

/// <summary>Authenticator keys and recovery codes.</summary>
internal sealed class UserTokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("user_tokens");
        token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        token.Property(t => t.LoginProvider).HasMaxLength(64);
        token.Property(t => t.Name).HasMaxLength(64);
        token.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
