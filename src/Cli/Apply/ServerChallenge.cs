using GrandChallenge.Cli.Folder;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Apply;

/// <summary>A challenge as the server has it now.</summary>
internal sealed record ServerChallenge(string Slug, ChallengeText Text, IReadOnlyList<PageFile> Pages, IReadOnlyList<PhaseSetup> Phases)
{
    private const string SettingsFields =
        """
        title slug isPublic opens closes accepts submissionLimit submissionPeriodSeconds totalLimit failedAttemptsLimit
        scorePath scoreTitle scoreDirection scoreDecimals errorPath columns { title path direction excluded } rankBy shows
        autoPublish hasPublicBoard sharesLog timeLimitSeconds memoryMiB cpus scratchMiB needsGpu
        """;

    private const string VersionFields = "id number state isActive reason sha256 image";

    public const string PhasesQuery =
        $$"""
        query($challenge: String!) { phaseSetups(challenge: $challenge) {
          id slug settings { {{SettingsFields}} } methods { {{VersionFields}} } groundTruths { {{VersionFields}} } } }
        """;

    /// <summary>Null when there is no such challenge that the caller may see.</summary>
    public static async Task<ServerChallenge?> FindAsync(Api api, string name, CancellationToken cancellationToken)
    {
        var text = await TextAsync(api, name, cancellationToken);
        if (text is null)
            return null;
        var pages = await PagesAsync(api, name, cancellationToken);
        return new ServerChallenge(name, text, pages, await PhasesAsync(api, name, cancellationToken));
    }

    public static async Task<IReadOnlyList<PhaseSetup>> PhasesAsync(Api api, string challenge, CancellationToken cancellationToken) =>
        await api.AskAsync<List<PhaseSetup>>(PhasesQuery, new { challenge }, cancellationToken) ?? [];

    private static async Task<ChallengeText?> TextAsync(Api api, string slug, CancellationToken cancellationToken)
    {
        try
        {
            return await api.AskAsync<ChallengeText>(
                "query($slug: String!) { challenge(slug: $slug) { title description contact visibility joinPolicy modalities structures taskTypes } }",
                new { slug }, cancellationToken);
        }
        catch (Failure failure) when (failure.Code == "NOT_FOUND")
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<PageFile>> PagesAsync(Api api, string challenge, CancellationToken cancellationToken)
    {
        var rows = await api.AskAsync<List<PageRow>>(
            "query($challenge: String!) { challengePages(challenge: $challenge) { slug } }", new { challenge }, cancellationToken);
        var pages = new List<PageFile>();
        foreach (var row in rows ?? [])
        {
            pages.Add((await api.AskAsync<PageFile>(
                "query($challenge: String!, $page: String!) { pageSource(challenge: $challenge, page: $page) { slug title markdown visibility } }",
                new { challenge, page = row.Slug }, cancellationToken))!);
        }

        return pages;
    }

    private sealed record PageRow(string Slug);
}

internal sealed record PhaseSetup(
    Guid Id, string Slug, PhaseSettings Settings, IReadOnlyList<SetupVersion> Methods, IReadOnlyList<SetupVersion> GroundTruths);

internal sealed record SetupVersion(Guid Id, int Number, string State, bool IsActive, string? Reason, string? Sha256, string? Image)
{
    public bool IsRejected => State == "REJECTED";

    public bool IsReady => State == "READY";
}
