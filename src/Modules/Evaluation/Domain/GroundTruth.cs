namespace GrandChallenge.Evaluation.Domain;

/// <summary>One version of the files that a phase's method scores against. Attached to scoring containers alone.</summary>
internal sealed class GroundTruth : UploadedVersion
{
    private GroundTruth() => File = null!;

    public GroundTruth(Guid phaseId, int number, StoredFile file, Guid uploadedBy, DateTimeOffset now) : base(phaseId, number, uploadedBy, now) =>
        File = file.Checked();

    public StoredFile File { get; private set; }

    public void Ready() => BecomeReady();
}
