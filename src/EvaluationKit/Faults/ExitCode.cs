namespace GrandChallenge.EvaluationKit.Faults;

/// <summary>What the scoring program says to the platform when it ends.</summary>
public static class ExitCode
{
    /// <summary>metrics.json is written.</summary>
    public const int Scored = 0;

    /// <summary>The submission cannot be scored, and validation.json says why.</summary>
    public const int SubmissionAtFault = 2;

    /// <summary>The ground truth, the call of the program or the program itself is wrong. It never counts against a participant.</summary>
    public const int OrganiserAtFault = 3;
}
