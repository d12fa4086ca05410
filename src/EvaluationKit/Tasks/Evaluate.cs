namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Where a scoring program begins: one entry for each kind of task, each ending with <c>Run(args)</c>.</summary>
public static class Evaluate
{
    /// <summary>A class a case, in tables.</summary>
    /// <param name="classes">All classes, two or more, as the tables write them.</param>
    public static ClassificationTask Classification(params string[] classes) => new(classes);

    /// <summary>Label images, one label or several.</summary>
    public static SegmentationTask Segmentation() => new();

    /// <summary>Images in which each object has its own number.</summary>
    public static InstanceSegmentationTask InstanceSegmentation() => new();

    /// <summary>Points to be marked, in tables.</summary>
    public static PointDetectionTask PointDetection() => new();

    /// <summary>Boxes to be found, in tables.</summary>
    public static BoxDetectionTask BoxDetection() => new();

    /// <summary>A number a case, in tables.</summary>
    public static RegressionTask Regression() => new();

    /// <summary>Landmarks after a registration, in tables.</summary>
    public static RegistrationTask Registration() => new();

    /// <summary>Several tasks in one program.</summary>
    public static SeveralTasks Several() => new();
}
