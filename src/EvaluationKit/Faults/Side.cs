namespace GrandChallenge.EvaluationKit.Faults;

/// <summary>Whose files a fault lies in, and so who can mend it.</summary>
public enum Side
{
    /// <summary>The participant's files.</summary>
    Submission,

    /// <summary>The organiser's files or the organiser's program.</summary>
    GroundTruth,
}
