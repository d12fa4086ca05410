using GrandChallenge.Cli.Folder;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Apply;

/// <summary>A phase that becomes other than it is.</summary>
internal abstract record PhaseChange(string Slug, PhaseSettings Settings) : Change
{
    /// <summary>Asks the platform whether it would take these settings, before anything is changed.</summary>
    /// <exception cref="Failure">It would not; the message says why.</exception>
    public Task CheckAsync(Api api, CancellationToken cancellationToken) => api.AskAsync(
        "query($settings: PhaseSettingsInput!) { phaseCheck(settings: $settings) { slug } }", new { Settings }, cancellationToken);
}

internal sealed record CreatePhase(string Slug, PhaseSettings Settings) : PhaseChange(Slug, Settings)
{
    public override string ToString() => Line("create", $"phase {Slug}");

    public override async Task DoAsync(Applying applying, CancellationToken cancellationToken)
    {
        var made = await applying.Api.AskAsync(
            "mutation($challenge: String!, $settings: PhaseSettingsInput!) { createPhase(challenge: $challenge, settings: $settings) { id } }",
            new { applying.Challenge, Settings }, cancellationToken);
        applying.Phases[Slug] = Guid.Parse(made!["id"]!.ToString());
    }
}

internal sealed record EditPhase(string Slug, PhaseSettings Settings, IReadOnlyList<string> Fields) : PhaseChange(Slug, Settings)
{
    public override string ToString() => Line("update", $"phase {Slug}", Fields);

    public override Task DoAsync(Applying applying, CancellationToken cancellationToken) => applying.Api.AskAsync(
        "mutation($phaseId: UUID!, $settings: PhaseSettingsInput!) { editPhase(phaseId: $phaseId, settings: $settings) }",
        new { phaseId = applying.Phases[Slug], Settings }, cancellationToken);
}

/// <summary>The two things of a phase that have versions.</summary>
internal sealed record Versioned(string Word, string Upload, string Activate, Func<PhaseSetup, IReadOnlyList<SetupVersion>> Of)
{
    public static readonly Versioned Method = new(
        "method",
        "mutation($phaseId: UUID!, $uploadId: UUID, $image: String) { uploadMethod(phaseId: $phaseId, uploadId: $uploadId, reference: $image, activate: true) { id } }",
        "mutation($id: UUID!) { activateMethod(methodId: $id) }",
        setup => setup.Methods);

    public static readonly Versioned GroundTruth = new(
        "ground truth",
        "mutation($phaseId: UUID!, $uploadId: UUID!) { uploadGroundTruth(phaseId: $phaseId, uploadId: $uploadId, activate: true) { id } }",
        "mutation($id: UUID!) { activateGroundTruth(groundTruthId: $id) }",
        setup => setup.GroundTruths);
}

internal sealed record UploadVersion(string Phase, Versioned Kind, PreparedFile File) : Change
{
    public override string ToString() => Line("upload", $"{Kind.Word} of {Phase} ({File.Name})");

    public override async Task DoAsync(Applying applying, CancellationToken cancellationToken)
    {
        Guid? uploadId = File.File is { } file ? await applying.Uploader.UploadAsync(file, File.Name, File.Sha256!, cancellationToken) : null;
        var phaseId = applying.Phases[Phase];
        object variables = Kind == Versioned.GroundTruth ? new { phaseId, uploadId }
            : uploadId is null ? new { phaseId, File.Image }
            : new { phaseId, uploadId };
        var made = await applying.Api.AskAsync(Kind.Upload, variables, cancellationToken);
        await applying.AwaitReadyAsync(Phase, Kind, Guid.Parse(made!["id"]!.ToString()), cancellationToken);
    }
}

/// <summary>The server has this version already.</summary>
internal sealed record ActivateVersion(string Phase, Versioned Kind, Guid Id, int Number) : Change
{
    public override string ToString() => Line("activate", $"{Kind.Word} of {Phase} (version {Number})");

    public override async Task DoAsync(Applying applying, CancellationToken cancellationToken)
    {
        await applying.AwaitReadyAsync(Phase, Kind, Id, cancellationToken);
        await applying.Api.AskAsync(Kind.Activate, new { Id }, cancellationToken);
    }
}
