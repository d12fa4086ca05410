namespace GrandChallenge.Scoring;

/// <summary>One file as bytes, with its name for sentences and the fault that it raises when it is wrong.</summary>
public sealed class ScoringFile
{
    private const long LargestBytes = 512L << 20;

    private readonly Func<string, Exception> fault;

    public ScoringFile(string name, byte[] bytes, Func<string, Exception> fault)
    {
        Name = name;
        Bytes = bytes;
        this.fault = fault;
    }

    public string Name { get; }

    public byte[] Bytes { get; }

    /// <summary>Reads a file that the participant sent. At most 512 MiB.</summary>
    /// <exception cref="SubmissionFault">Absent or too large.</exception>
    public static ScoringFile OfSubmission(string folder, string name) => Read(folder, name, sentence => new SubmissionFault(sentence));

    /// <summary>Reads a file of the ground truth. At most 512 MiB.</summary>
    /// <exception cref="OrganiserFault">Absent or too large.</exception>
    public static ScoringFile OfGroundTruth(string folder, string name) =>
        Read(folder, name, sentence => new OrganiserFault($"Ground truth: {sentence}"));

    public Exception Fault(string sentence) => fault($"{Name}: {sentence}");

    private static ScoringFile Read(string folder, string name, Func<string, Exception> fault)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
            throw fault($"{name} is missing.");
        if (file.Length > LargestBytes)
            throw fault($"{name} has {file.Length >> 20} MiB; at most {LargestBytes >> 20} MiB can be scored.");

        return new ScoringFile(name, File.ReadAllBytes(file.FullName), fault);
    }
}
