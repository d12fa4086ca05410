using GrandChallenge.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Data;

internal sealed class EvaluationDbContext(DbContextOptions<EvaluationDbContext> options) : ModuleDbContext(options, Name)
{
    public const string Name = "evaluation";
}
