using GrandChallenge.Evaluation.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GrandChallenge.Evaluation.Data;

internal sealed class PhaseMapping : IEntityTypeConfiguration<Phase>
{
    public void Configure(EntityTypeBuilder<Phase> phase)
    {
        phase.ToTable("phases");
        phase.Property(p => p.Title).HasMaxLength(Phase.MaxTitle);
        phase.Property(p => p.TitleKey).HasMaxLength(Phase.MaxTitle);
        phase.Property(p => p.Slug).HasMaxLength(PhaseSlug.MaxLength);
        phase.HasIndex(p => new { p.ChallengeId, p.TitleKey }).IsUnique();
        phase.HasIndex(p => new { p.ChallengeId, p.Slug }).IsUnique();
        phase.Property(p => p.Quota).AsJson();
        phase.Property(p => p.Scoring).AsJson();
        phase.Property(p => p.Profile).AsJson();
        phase.Property<uint>("version").IsRowVersion();
    }
}

internal sealed class MethodMapping : IEntityTypeConfiguration<Method>
{
    public void Configure(EntityTypeBuilder<Method> method)
    {
        method.ToTable("methods");
        method.HasIndex(m => new { m.PhaseId, m.Number }).IsUnique();
        method.OwnsOne(m => m.Archive);
        method.Ignore(m => m.Image);
        method.Property(m => m.Reference).HasMaxLength(Method.MaxReference);
        method.Property(m => m.ImageDigest).HasMaxLength(80);
        method.Property(m => m.Reason).HasMaxLength(UploadedVersion.MaxReason);
    }
}

internal sealed class GroundTruthMapping : IEntityTypeConfiguration<GroundTruth>
{
    public void Configure(EntityTypeBuilder<GroundTruth> truth)
    {
        truth.ToTable("ground_truths");
        truth.HasIndex(t => new { t.PhaseId, t.Number }).IsUnique();
        truth.OwnsOne(t => t.File);
        truth.Property(t => t.Reason).HasMaxLength(UploadedVersion.MaxReason);
    }
}

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.ToTable("submissions");
        submission.OwnsOne(s => s.File);
        submission.Property(s => s.Comment).HasMaxLength(Submission.MaxComment);
        submission.HasIndex(s => new { s.PhaseId, s.UserId, s.SubmittedAt });
        submission.HasIndex(s => new { s.UserId, s.SubmittedAt });
    }
}

internal sealed class EvaluationRunMapping : IEntityTypeConfiguration<EvaluationRun>
{
    public void Configure(EntityTypeBuilder<EvaluationRun> run)
    {
        run.ToTable("runs");
        run.OwnsOne(r => r.Lease, lease => lease.HasIndex(l => l.ExpiresAt));
        run.OwnsOne(r => r.Failure, failure => failure.Property(f => f.Message).HasMaxLength(RunFailure.MaxMessage));
        run.Property(r => r.Priority).HasConversion<int>();
        run.Property(r => r.Profile).AsJson();
        run.HasIndex(r => new { r.State, r.Priority, r.QueuedAt });
        run.HasIndex(r => new { r.PhaseId, r.State, r.Published });
        run.HasIndex(r => r.SubmissionId);
        run.Property<uint>("version").IsRowVersion();
    }
}

internal sealed class LogLineMapping : IEntityTypeConfiguration<LogLine>
{
    public void Configure(EntityTypeBuilder<LogLine> line)
    {
        line.ToTable("log_lines");
        line.HasKey(l => new { l.RunId, l.Attempt, l.Number });
    }
}

internal sealed class LiveWorkerMapping : IEntityTypeConfiguration<LiveWorker>
{
    public void Configure(EntityTypeBuilder<LiveWorker> worker)
    {
        worker.ToTable("workers");
        worker.HasKey(w => w.Name);
        worker.Property(w => w.Name).HasMaxLength(200);
    }
}
