using System.Text.Json;
using System.Text.Json.Nodes;
using GrandChallenge.Cli.Folder;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Apply;

/// <summary>What must happen so that the server has what the folder says, in order.</summary>
internal static class Plan
{
    public static IReadOnlyList<Change> Of(ChallengeFile folder, IReadOnlyList<PreparedPhase> phases, ServerChallenge? server) =>
        [.. Challenge(folder, server), .. Pages(folder, server), .. phases.SelectMany(phase => Phase(phase, server))];

    private static IEnumerable<Change> Challenge(ChallengeFile folder, ServerChallenge? server)
    {
        if (server is null)
            yield return new CreateChallenge(folder.Name, folder.Text);
        else if (Differences(Tidy(folder.Text), Tidy(server.Text)) is { Count: > 0 } fields)
            yield return new EditChallenge(folder.Name, folder.Text, fields);
        else
            yield return new Keep($"challenge {folder.Name}");
    }

    private static IEnumerable<Change> Pages(ChallengeFile folder, ServerChallenge? server)
    {
        foreach (var page in folder.Pages)
        {
            // A new challenge has one page already.
            var known = server?.Pages.FirstOrDefault(other => other.Slug == page.Slug);
            if (known is null)
                yield return new CreatePage(folder.Name, page, MayExist: server is null && page.Slug == CreateChallenge.FirstPage);
            else if (Differences(page, known) is { Count: > 0 } fields)
                yield return new EditPage(folder.Name, page, fields);
            else
                yield return new Keep($"page {page.Slug}");
        }

        var wanted = folder.Pages.Select(page => page.Slug).ToList();
        if (server is null && wanted is not [] && !wanted.Contains(CreateChallenge.FirstPage))
            yield return new DeletePage(folder.Name, CreateChallenge.FirstPage);
        var order = (server?.Pages.Select(page => page.Slug) ?? [CreateChallenge.FirstPage]).Where(wanted.Contains).ToList();
        if (!order.Concat(wanted.Except(order)).SequenceEqual(wanted))
            yield return new OrderPages(folder.Name, wanted);
        foreach (var page in server?.Pages.Where(page => !wanted.Contains(page.Slug)) ?? [])
            yield return new Keep($"page {page.Slug}, which the folder does not name");
    }

    private static IEnumerable<Change> Phase(PreparedPhase phase, ServerChallenge? server)
    {
        var slug = phase.Settings.Slug!;
        var known = server?.Phases.FirstOrDefault(other => other.Slug == slug);
        if (known is null)
            yield return new CreatePhase(slug, phase.Settings);
        else if (Differences(phase.Settings, known.Settings) is { Count: > 0 } fields)
            yield return new EditPhase(slug, phase.Settings, fields);
        else
            yield return new Keep($"phase {slug}");
        if (phase.Method is { } method)
            yield return Version(slug, Versioned.Method, method, known?.Methods ?? []);
        if (phase.GroundTruth is { } truth)
            yield return Version(slug, Versioned.GroundTruth, truth, known?.GroundTruths ?? []);
    }

    private static Change Version(string phase, Versioned kind, PreparedFile file, IReadOnlyList<SetupVersion> versions)
    {
        var same = versions.Where(file.IsSame).ToList();
        if (same.Find(version => version.IsActive) is { } active)
            return new Keep($"{kind.Word} of {phase} (version {active.Number})");
        return same is [var newest, ..] ? new ActivateVersion(phase, kind, newest.Id, newest.Number) : new UploadVersion(phase, kind, file);
    }

    // The platform keeps topics in its own order and spelling.
    private static ChallengeText Tidy(ChallengeText text) => text with
    {
        Modalities = Tidy(text.Modalities),
        Structures = Tidy(text.Structures),
        TaskTypes = Tidy(text.TaskTypes),
    };

    private static List<string> Tidy(IReadOnlyList<string> words) => [.. words.Select(word => word.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The names of the fields that are not the same.</summary>
    internal static IReadOnlyList<string> Differences<T>(T wanted, T known)
    {
        var (a, b) = (JsonSerializer.SerializeToNode(wanted, Api.Json)!.AsObject(), JsonSerializer.SerializeToNode(known, Api.Json)!.AsObject());
        return [.. a.Where(field => !JsonNode.DeepEquals(field.Value, b[field.Key])).Select(field => field.Key)];
    }
}
