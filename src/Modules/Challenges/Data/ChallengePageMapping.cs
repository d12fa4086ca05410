using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GrandChallenge.Challenges.Data;

internal sealed class ChallengePageMapping : IEntityTypeConfiguration<ChallengePage>
{
    public void Configure(EntityTypeBuilder<ChallengePage> page)
    {
        page.ToTable("pages");
        page.Property(p => p.Slug).HasMaxLength(ChallengePage.MaxSlug);
        page.Property(p => p.Title).HasMaxLength(ChallengePage.MaxTitle);
        page.HasIndex(p => new { p.ChallengeId, p.Slug }).IsUnique();
        page.HasOne<Challenge>().WithMany().HasForeignKey(p => p.ChallengeId);
    }
}
