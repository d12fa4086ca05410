using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Storage;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>What kind of predictions a file holds, by its name; its content is checked against that afterwards.</summary>
internal static class SubmissionFile
{
    private static readonly (SubmissionKinds Kind, string[] Endings)[] Endings =
    [
        (SubmissionKinds.Csv, [".csv"]),
        (SubmissionKinds.Json, [".json"]),
        (SubmissionKinds.Image, [".mha", ".nii", ".nii.gz", ".nrrd", ".tif", ".tiff"]),
        (SubmissionKinds.Zip, [".zip"]),
    ];

    /// <exception cref="RuleBroken">The phase does not accept such a file.</exception>
    public static SubmissionKinds KindOf(string fileName, SubmissionKinds accepted)
    {
        var (kind, _) = Endings.FirstOrDefault(known => known.Endings.Any(ending => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
        RuleBroken.If(
            kind == SubmissionKinds.None || !accepted.HasFlag(kind), "upload",
            $"This phase accepts {EndingsOf(accepted)} files; “{fileName}” is none of them.");
        return kind;
    }

    public static string EndingsOf(SubmissionKinds accepted) =>
        string.Join(", ", Endings.Where(known => accepted.HasFlag(known.Kind)).SelectMany(known => known.Endings));

    public static PredictionKind StorageKind(SubmissionKinds kind) => kind switch
    {
        SubmissionKinds.Csv => PredictionKind.Csv,
        SubmissionKinds.Json => PredictionKind.Json,
        SubmissionKinds.Image => PredictionKind.Image,
        SubmissionKinds.Zip => PredictionKind.Zip,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A submission is of one kind."),
    };
}
