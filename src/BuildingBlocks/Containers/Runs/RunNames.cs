using System.Globalization;

namespace GrandChallenge.Containers;

/// <summary>Names and labels of what one attempt leaves on the engine. The name makes a second start of the same attempt impossible.</summary>
internal sealed record RunNames(string Installation, Guid RunId, int Attempt)
{
    public const string InstallationLabel = "org.grand-challenge.installation";
    public const string RunLabel = "org.grand-challenge.run";
    public const string AttemptLabel = "org.grand-challenge.attempt";

    private string Stem => string.Create(CultureInfo.InvariantCulture, $"{Installation}-{RunId:N}-{Attempt}");

    /// <summary>The container that scores.</summary>
    public string Scorer => $"{Stem}-run";

    /// <summary>The container that brings the inputs in and keeps the output alive.</summary>
    public string Holder => $"{Stem}-hold";

    public string OutputVolume => $"{Stem}-output";

    public string ScratchVolume => $"{Stem}-scratch";

    public string InputVolume(int index) => string.Create(CultureInfo.InvariantCulture, $"{Stem}-input-{index}");

    /// <summary>Stands for a VOLUME that the image declares.</summary>
    public string ImageVolume(int index) => string.Create(CultureInfo.InvariantCulture, $"{Stem}-image-{index}");

    public Dictionary<string, string> Labels => new(StringComparer.Ordinal)
    {
        [InstallationLabel] = Installation,
        [RunLabel] = RunId.ToString("D"),
        [AttemptLabel] = Attempt.ToString(CultureInfo.InvariantCulture),
    };

    public static RunNames? FromLabels(IDictionary<string, string>? labels) =>
        labels is not null
        && labels.TryGetValue(InstallationLabel, out var installation)
        && labels.TryGetValue(RunLabel, out var run) && Guid.TryParse(run, out var id)
        && labels.TryGetValue(AttemptLabel, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var attempt)
            ? new RunNames(installation, id, attempt)
            : null;
}
