using GrandChallenge.EvaluationKit.Output;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>What a scoring program does from its files to metrics.json.</summary>
public abstract class EvaluationTask
{
    private bool columnMajorCases;

    /// <summary>
    /// Evaluates and writes metrics.json into the output folder, or validation.json where something is wrong with the files.
    /// Options: <c>--input FOLDER</c> (/input), <c>--ground-truth FOLDER</c> (/opt/ml/input/data/ground_truth), <c>--output FOLDER</c> (/output),
    /// <c>--threads N</c> (as many as there are processors).
    /// </summary>
    /// <returns>An <see cref="Faults.ExitCode"/> for the program to end with.</returns>
    public int Run(params string[] arguments) => EvaluationProgram.Run(this, arguments, columnMajorCases, Console.Error);

    /// <summary>Evaluates without writing anything; null where faults were noted.</summary>
    public abstract EvaluationResult? Evaluate(TaskRun run);

    internal int Run(string[] arguments, TextWriter errors) => EvaluationProgram.Run(this, arguments, columnMajorCases, errors);

    private protected void AddColumnMajorCases() => columnMajorCases = true;
}
