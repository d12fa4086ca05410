using System.Text.RegularExpressions;

namespace GrandChallenge.Challenges.Domain;

/// <summary>One page of a challenge, written in markdown. The first in order is the challenge's home.</summary>
internal sealed partial class ChallengePage
{
    public const int MaxTitle = 255;
    public const int MaxSlug = 64;
    public const int MaxMarkdownBytes = 1 << 20;

    private ChallengePage()
    {
    }

    public Guid Id { get; private init; }

    public Guid ChallengeId { get; private init; }

    /// <summary>Unique within the challenge; set once, so that links keep working when the title changes.</summary>
    public string Slug { get; private init; } = "";

    public string Title { get; private set; } = "";

    public string Markdown { get; private set; } = "";

    public PageVisibility Visibility { get; private set; }

    /// <summary>Place among the challenge's pages, from 1 without gaps.</summary>
    public int Order { get; set; }

    public static ChallengePage Create(
        Guid challengeId, string slug, string title, string markdown, PageVisibility visibility, int order, DateTimeOffset now)
    {
        var page = new ChallengePage { Id = Guid.CreateVersion7(now), ChallengeId = challengeId, Slug = slug, Order = order };
        page.Change(title, markdown, visibility);
        return page;
    }

    public void Change(string title, string markdown, PageVisibility visibility) =>
        (Title, Markdown, Visibility) = (title.Trim(), markdown.ReplaceLineEndings("\n"), visibility);

    public static bool IsSlug(string slug) => slug.Length <= MaxSlug && Form().IsMatch(slug);

    /// <summary>A slug made of the title's letters and digits; "page" where it has none. A number is added while it is taken.</summary>
    public static string SlugFor(string title, IReadOnlyCollection<string> taken)
    {
        var plain = NotSlug().Replace(string.Concat(title.ToLowerInvariant().Select(Plain)), "-").Trim('-');
        var stem = plain.Length == 0 ? "page" : plain[..Math.Min(plain.Length, MaxSlug - 5)].Trim('-');
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? stem : $"{stem}-{number}")
            .First(slug => !taken.Contains(slug));
    }

    // The platform runs without culture data, so letters lose their accents by a table.
    private static char Plain(char letter) =>
        "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ".IndexOf(letter) is >= 0 and var place ? "aaaaaaceeeeiiiinoooooouuuuyy"[place] : letter;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NotSlug();

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

internal enum PageVisibility
{
    Everyone,
    Participants,
    Admins,
}
