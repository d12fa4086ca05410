namespace GrandChallenge.Evaluation.Domain;

/// <summary>What a phase accepts as predictions; a submission is of exactly one kind.</summary>
[Flags]
internal enum SubmissionKinds
{
    None = 0,
    Csv = 1,
    Json = 2,

    /// <summary>One image that ITK reads.</summary>
    Image = 4,

    /// <summary>A zip archive of files.</summary>
    Zip = 8,

    All = Csv | Json | Image | Zip,
}

internal static class SubmissionKindsExtensions
{
    public static bool IsSingle(this SubmissionKinds kind) => kind is SubmissionKinds.Csv or SubmissionKinds.Json or SubmissionKinds.Image or SubmissionKinds.Zip;
}
