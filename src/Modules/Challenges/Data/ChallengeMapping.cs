using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GrandChallenge.Challenges.Data;

internal sealed class ChallengeMapping : IEntityTypeConfiguration<Challenge>
{
    /// <summary>Column of the short name in small letters: unique, and what addresses are looked up by.</summary>
    public const string SlugKey = "SlugKey";

    public const string UniqueSlug = "ix_challenges_slug_key";

    public void Configure(EntityTypeBuilder<Challenge> challenge)
    {
        challenge.ToTable("challenges");
        challenge.Property(c => c.Slug).HasMaxLength(ShortName.MaxLength);
        challenge.Property<string>(SlugKey).HasMaxLength(ShortName.MaxLength).IsRequired().HasComputedColumnSql("lower(slug)", stored: true);
        challenge.HasIndex(SlugKey).IsUnique().HasDatabaseName(UniqueSlug);
        challenge.Property(c => c.Title).HasMaxLength(Challenge.MaxTitle);
        challenge.Property(c => c.Description).HasMaxLength(Challenge.MaxDescription);
        challenge.Property(c => c.Contact).HasMaxLength(Challenge.MaxContact);
        challenge.ComplexProperty(c => c.Topics, topics =>
        {
            topics.Property(t => t.Modalities).HasColumnName("modalities");
            topics.Property(t => t.Structures).HasColumnName("structures");
            topics.Property(t => t.TaskTypes).HasColumnName("task_types");
        });
        challenge.OwnsOne(c => c.Logo, image => MapImage(image, "logo"));
        challenge.OwnsOne(c => c.Banner, image => MapImage(image, "banner"));
    }

    private static void MapImage(OwnedNavigationBuilder<Challenge, StoredImage> image, string name)
    {
        image.Property(i => i.Sha256).HasColumnName($"{name}_sha256").HasMaxLength(64);
        image.Property(i => i.ContentType).HasColumnName($"{name}_type").HasMaxLength(32);
    }
}
