using System.Text.Json.Serialization;

namespace GrandChallenge.Cli.Folder;

/// <summary>A challenge as its folder describes it, in the API's own words.</summary>
internal sealed record ChallengeFile(string Name, ChallengeText Text, IReadOnlyList<PageFile> Pages, IReadOnlyList<PhaseFile> Phases);

internal sealed record ChallengeText(
    string Title, string Description, string Contact, string Visibility, string JoinPolicy,
    IReadOnlyList<string> Modalities, IReadOnlyList<string> Structures, IReadOnlyList<string> TaskTypes);

internal sealed record PageFile(string Slug, string Title, string Markdown, string Visibility);

/// <param name="GroundTruth">The folder whose files are the ground truth.</param>
internal sealed record PhaseFile(PhaseSettings Settings, MethodSource? Method, DirectoryInfo? GroundTruth);

/// <summary>Where the evaluation container comes from.</summary>
internal abstract record MethodSource;

/// <param name="Reference">Name and digest in a registry.</param>
internal sealed record RegistryImage(string Reference) : MethodSource;

/// <param name="File">Made by docker save.</param>
internal sealed record ImageArchive(FileInfo File) : MethodSource;

/// <param name="Context">A folder with a Dockerfile.</param>
internal sealed record BuildContext(DirectoryInfo Context) : MethodSource;

/// <summary>The API's PhaseSettings, field for field.</summary>
internal sealed record PhaseSettings
{
    public string Title { get; init; } = "";
    public string? Slug { get; init; }
    public bool IsPublic { get; init; } = true;
    public DateTimeOffset? Opens { get; init; }
    public DateTimeOffset? Closes { get; init; }
    public IReadOnlyList<string> Accepts { get; init; } = [];
    public int SubmissionLimit { get; init; }
    public long? SubmissionPeriodSeconds { get; init; }
    public int? TotalLimit { get; init; }
    public int? FailedAttemptsLimit { get; init; }
    public string ScorePath { get; init; } = "";
    public string ScoreTitle { get; init; } = "Score";
    public string ScoreDirection { get; init; } = "DESCENDING";
    public int ScoreDecimals { get; init; } = 4;
    public string ErrorPath { get; init; } = "";
    public IReadOnlyList<ColumnFile> Columns { get; init; } = [];
    public string RankBy { get; init; } = "FIRST";
    public string Shows { get; init; } = "ALL";
    public bool AutoPublish { get; init; } = true;
    public bool HasPublicBoard { get; init; } = true;
    public bool SharesLog { get; init; }
    public int TimeLimitSeconds { get; init; }

    [JsonPropertyName("memoryMiB")]
    public int MemoryMiB { get; init; }
    public double Cpus { get; init; }

    [JsonPropertyName("scratchMiB")]
    public int ScratchMiB { get; init; }
    public bool NeedsGpu { get; init; }
}

internal sealed record ColumnFile(string Title, string Path, string Direction, bool Excluded);
