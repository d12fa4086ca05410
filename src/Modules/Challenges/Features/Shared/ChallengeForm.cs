using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>What the pages that create and edit a challenge bind.</summary>
internal sealed class ChallengeForm
{
    public string? Slug { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? Contact { get; set; }

    public ChallengeVisibility? Visibility { get; set; } = ChallengeVisibility.Private;

    public JoinPolicy? JoinPolicy { get; set; } = Domain.JoinPolicy.Open;

    public List<string> Modalities { get; set; } = [];

    public List<string> Structures { get; set; } = [];

    public List<string> TaskTypes { get; set; } = [];
}

/// <summary>A group of check boxes under one name.</summary>
internal sealed record Choices(string Name, string Legend, IReadOnlyList<string> All, IReadOnlyCollection<string> Chosen);
