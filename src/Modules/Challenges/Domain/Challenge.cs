using GrandChallenge.Challenges.Contracts;

namespace GrandChallenge.Challenges.Domain;

/// <summary>A task put to the public, with those who set it and those who try it.</summary>
internal sealed class Challenge
{
    public const int MaxTitle = 64;
    public const int MaxDescription = 1024;
    public const int MaxContact = 254;

    private Challenge()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The short name of the address. It never changes: links and citations hold it.</summary>
    public string Slug { get; private init; } = "";

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>E-mail address of the organisers; empty only while the challenge is not public.</summary>
    public string Contact { get; private set; } = "";

    public ChallengeVisibility Visibility { get; private set; }

    public JoinPolicy JoinPolicy { get; private set; }

    public Topics Topics { get; private set; } = Topics.None;

    public StoredImage? Logo { get; set; }

    public StoredImage? Banner { get; set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static Challenge Create(string slug, ChallengeText text, DateTimeOffset now)
    {
        var challenge = new Challenge { Id = Guid.CreateVersion7(now), Slug = slug, CreatedAt = now };
        challenge.Change(text);
        return challenge;
    }

    public void Change(ChallengeText text)
    {
        Title = text.Title.Trim();
        Description = text.Description.Trim();
        Contact = text.Contact.Trim();
        Visibility = text.Visibility;
        JoinPolicy = text.JoinPolicy;
        Topics = text.Topics.Tidy();
    }
}

/// <summary>All of a challenge that its organisers write in one form.</summary>
internal sealed record ChallengeText(
    string Title, string Description, string Contact, ChallengeVisibility Visibility, JoinPolicy JoinPolicy, Topics Topics);

/// <summary>Open: who wishes to join has joined. Reviewed: an organiser decides.</summary>
internal enum JoinPolicy
{
    Open,
    Reviewed,
}

/// <summary>An uploaded image: its blob's SHA-256 and what it was recognised as by its first bytes.</summary>
internal sealed record StoredImage(string Sha256, string ContentType);
