namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Where a scoring program begins: one entry for each kind of task, each ending with <c>Run(args)</c>.</summary>
public static class Evaluate
{
    /// <summary>Label images, one label or several.</summary>
    public static SegmentationTask Segmentation() => new();

    /// <summary>Several tasks in one program.</summary>
    public static SeveralTasks Several() => new();
}
