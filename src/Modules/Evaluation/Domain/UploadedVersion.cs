namespace GrandChallenge.Evaluation.Domain;

/// <summary>
/// One version of something that an organiser uploads for a phase and that is inspected before use. Versions are kept;
/// which one is active is the phase's decision.
/// </summary>
internal abstract class UploadedVersion
{
    public const int MaxReason = 1024;

    private protected UploadedVersion() { }

    private protected UploadedVersion(Guid phaseId, int number, Guid uploadedBy, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (PhaseId, Number, UploadedBy, UploadedAt) = (phaseId, number, uploadedBy, now);
    }

    public Guid Id { get; private set; }
    public Guid PhaseId { get; private set; }

    /// <summary>Counted from 1 within the phase.</summary>
    public int Number { get; private set; }
    public Guid UploadedBy { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    public VersionState State { get; private set; }

    /// <summary>What is missing or wrong, as a sentence; set when rejected.</summary>
    public string? Reason { get; private set; }

    /// <summary>Begins the inspection, or begins it again after a crash.</summary>
    public void Inspect()
    {
        Require(State is VersionState.Uploaded or VersionState.Inspecting, "inspected");
        State = VersionState.Inspecting;
    }

    public void Reject(string reason)
    {
        Require(State == VersionState.Inspecting, "rejected");
        RuleBroken.If(string.IsNullOrWhiteSpace(reason), "reason", "A rejection names what is missing.");
        (State, Reason) = (VersionState.Rejected, Texts.Head(reason, MaxReason));
    }

    protected void BecomeReady()
    {
        Require(State == VersionState.Inspecting, "made ready");
        State = VersionState.Ready;
    }

    private void Require(bool legal, string what) =>
        RuleBroken.If(!legal, "state", $"Version {Number} is {State} and cannot be {what}.");
}
