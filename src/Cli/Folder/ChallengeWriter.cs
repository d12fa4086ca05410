using GrandChallenge.Cli.Apply;
using YamlDotNet.Serialization;

namespace GrandChallenge.Cli.Folder;

/// <summary>Writes challenge.yaml and its pages: what <see cref="ChallengeReader"/> reads back the same.</summary>
internal static class ChallengeWriter
{
    private static readonly ISerializer Yaml = new SerializerBuilder().WithQuotingNecessaryStrings().Build();

    public static async Task WriteAsync(ServerChallenge challenge, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.FullName, "challenge.yaml");
        if (File.Exists(file))
            throw Failure.BadUse($"{file} is there already.", "Name another folder.");
        var pages = folder.CreateSubdirectory("pages");
        foreach (var page in challenge.Pages)
            await File.WriteAllTextAsync(Path.Combine(pages.FullName, page.Slug + ".md"), page.Markdown, cancellationToken);
        await File.WriteAllTextAsync(file, Yaml.Serialize(Root(challenge)), cancellationToken);
    }

    private static Dictionary<string, object> Root(ServerChallenge challenge) => new()
    {
        ["name"] = challenge.Slug,
        ["title"] = challenge.Text.Title,
        ["description"] = challenge.Text.Description,
        ["visibility"] = challenge.Text.Visibility.ToLowerInvariant(),
        ["join"] = challenge.Text.JoinPolicy.ToLowerInvariant(),
        ["contact"] = challenge.Text.Contact,
        ["modalities"] = challenge.Text.Modalities,
        ["structures"] = challenge.Text.Structures,
        ["tasks"] = challenge.Text.TaskTypes,
        ["pages"] = challenge.Pages.Select(page => new Dictionary<string, object>
        {
            ["title"] = page.Title,
            ["slug"] = page.Slug,
            ["file"] = $"pages/{page.Slug}.md",
            ["visibility"] = page.Visibility.ToLowerInvariant(),
        }).ToList(),
        ["phases"] = challenge.Phases.Select(Phase).ToList(),
    };

    private static Dictionary<string, object> Phase(PhaseSetup phase)
    {
        var settings = phase.Settings;
        var map = new Dictionary<string, object> { ["title"] = settings.Title, ["slug"] = phase.Slug };
        map["visibility"] = settings.IsPublic ? "public" : "hidden";
        AddIf(map, "opens", settings.Opens?.ToString("O"));
        AddIf(map, "closes", settings.Closes?.ToString("O"));
        map["submissions"] = Submissions(settings);
        if (settings.ScorePath.Length > 0)
            map["score"] = Score(settings);
        map["columns"] = settings.Columns.Select(column => new Dictionary<string, object>
        {
            ["title"] = column.Title,
            ["path"] = column.Path,
            ["direction"] = column.Direction.ToLowerInvariant(),
            ["exclude"] = column.Excluded,
        }).ToList();
        map["ranking"] = settings.RankBy.ToLowerInvariant();
        map["display"] = settings.Shows == "MOST_RECENT" ? "recent" : settings.Shows.ToLowerInvariant();
        map["publish"] = settings.AutoPublish ? "automatic" : "manual";
        map["board"] = settings.HasPublicBoard ? "public" : "hidden";
        map["log"] = settings.SharesLog ? "participants" : "hidden";
        map["run"] = new Dictionary<string, object>
        {
            ["time"] = Quantities.DurationText(TimeSpan.FromSeconds(settings.TimeLimitSeconds)),
            ["memory"] = Quantities.MebibytesText(settings.MemoryMiB),
            ["cpus"] = settings.Cpus,
            ["scratch"] = Quantities.MebibytesText(settings.ScratchMiB),
            ["gpu"] = settings.NeedsGpu,
        };
        if (phase.Methods.FirstOrDefault(method => method.IsActive) is { Sha256: null, Image: { } image })
            map["method"] = new Dictionary<string, object> { ["image"] = image };
        return map;
    }

    private static Dictionary<string, object> Submissions(PhaseSettings settings)
    {
        var map = new Dictionary<string, object> { ["kinds"] = settings.Accepts.Select(kind => kind.ToLowerInvariant()).ToList(), ["limit"] = settings.SubmissionLimit };
        AddIf(map, "period", settings.SubmissionPeriodSeconds is { } seconds ? Quantities.DurationText(TimeSpan.FromSeconds(seconds)) : null);
        AddIf(map, "total", settings.TotalLimit);
        AddIf(map, "failed", settings.FailedAttemptsLimit);
        return map;
    }

    private static Dictionary<string, object> Score(PhaseSettings settings)
    {
        var map = new Dictionary<string, object>
        {
            ["path"] = settings.ScorePath,
            ["title"] = settings.ScoreTitle,
            ["direction"] = settings.ScoreDirection.ToLowerInvariant(),
            ["decimals"] = settings.ScoreDecimals,
        };
        AddIf(map, "error", settings.ErrorPath.Length > 0 ? settings.ErrorPath : null);
        return map;
    }

    private static void AddIf(Dictionary<string, object> map, string key, object? value)
    {
        if (value is not null)
            map.Add(key, value);
    }
}
