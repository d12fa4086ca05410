using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GrandChallenge.Challenges.Data;

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships");
        membership.HasKey(m => new { m.ChallengeId, m.UserId });
        membership.HasIndex(m => m.UserId);
        membership.HasOne<Challenge>().WithMany().HasForeignKey(m => m.ChallengeId);
    }
}

internal sealed class JoinRequestMapping : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> request)
    {
        request.ToTable("join_requests");
        request.Property(r => r.Reason).HasMaxLength(JoinRequest.MaxReason);
        request.HasIndex(r => new { r.ChallengeId, r.UserId }).IsUnique();
        request.HasIndex(r => r.UserId);
        request.HasOne<Challenge>().WithMany().HasForeignKey(r => r.ChallengeId);
    }
}
