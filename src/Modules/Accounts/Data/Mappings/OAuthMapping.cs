using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GrandChallenge.Accounts.Data.Mappings;

internal sealed class OAuthMapping
    : IEntityTypeConfiguration<OAuthApplication>, IEntityTypeConfiguration<OAuthAuthorization>,
        IEntityTypeConfiguration<OAuthScope>, IEntityTypeConfiguration<OAuthToken>
{
    public void Configure(EntityTypeBuilder<OAuthApplication> application)
    {
        application.ToTable("oauth_applications");
        application.HasOne<User>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OAuthAuthorization> authorization) => authorization.ToTable("oauth_authorizations");

    public void Configure(EntityTypeBuilder<OAuthScope> scope) => scope.ToTable("oauth_scopes");

    public void Configure(EntityTypeBuilder<OAuthToken> token) => token.ToTable("oauth_tokens");
}
