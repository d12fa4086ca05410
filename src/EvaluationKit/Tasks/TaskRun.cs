using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>One run of a task: where it reads, where it reports.</summary>
/// <param name="Submission">The participant's files.</param>
/// <param name="GroundTruth">The organiser's files.</param>
/// <param name="Faults">Takes all that is wrong.</param>
/// <param name="Threads">Cases that are scored at a time.</param>
/// <param name="Progress">Hears how far it is.</param>
public sealed record TaskRun(SourceFolder Submission, SourceFolder GroundTruth, FaultList Faults, int Threads, TextWriter Progress)
{
    /// <summary>The same run in folders below.</summary>
    public TaskRun In(string? folder) => folder is null
        ? this
        : this with
        {
            Submission = new SourceFolder(Path.Combine(Submission.Path, folder), Side.Submission),
            GroundTruth = new SourceFolder(Path.Combine(GroundTruth.Path, folder), Side.GroundTruth),
        };
}
