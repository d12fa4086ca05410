namespace GrandChallenge.Scoring;

/// <summary>Where an evaluation container finds the submission and the ground truth, and where metrics.json goes.</summary>
/// <param name="Input">Folder of the submission; /input in a container.</param>
/// <param name="GroundTruth">Folder of the ground truth; /opt/ml/input/data/ground_truth in a container.</param>
/// <param name="Output">Existing folder that receives metrics.json; /output in a container.</param>
public sealed record EvaluationFolders(string Input, string GroundTruth, string Output)
{
    public static EvaluationFolders OfContainer { get; } = new("/input", "/opt/ml/input/data/ground_truth", "/output");

    /// <summary>Reads <c>--input</c>, <c>--ground-truth</c> and <c>--output</c>; what is not given stays as in a container.</summary>
    /// <exception cref="OrganiserFault">An unknown option, or an option without its folder.</exception>
    public static EvaluationFolders Parse(ReadOnlySpan<string> arguments)
    {
        var folders = OfContainer;
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length)
                throw new OrganiserFault($"The option {arguments[i]} needs a folder after it.");

            folders = (arguments[i], arguments[i + 1]) switch
            {
                ("--input", var folder) => folders with { Input = folder },
                ("--ground-truth", var folder) => folders with { GroundTruth = folder },
                ("--output", var folder) => folders with { Output = folder },
                _ => throw new OrganiserFault($"Unknown option {arguments[i]}; there are --input, --ground-truth and --output."),
            };
        }

        return folders;
    }
}
