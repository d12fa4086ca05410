using GrandChallenge.Application.Data;
using GrandChallenge.Evaluation.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Data;

internal sealed class EvaluationDbContext(DbContextOptions<EvaluationDbContext> options) : ModuleDbContext(options, Name)
{
    public const string Name = "evaluation";

    public DbSet<Phase> Phases => Set<Phase>();

    public DbSet<Method> Methods => Set<Method>();

    public DbSet<GroundTruth> GroundTruths => Set<GroundTruth>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<EvaluationRun> Runs => Set<EvaluationRun>();

    public DbSet<LogLine> LogLines => Set<LogLine>();

    public DbSet<LiveWorker> Workers => Set<LiveWorker>();
}
