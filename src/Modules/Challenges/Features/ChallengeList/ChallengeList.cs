using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.ChallengeList;

/// <summary>The public challenges, newest first. Unlisted and private ones are in nobody's list but their members' own.</summary>
/// <param name="Search">Words that title, description or short name hold, all of them, in any case of letters.</param>
internal sealed record ChallengeList(
    string? Search = null, string? Modality = null, string? Structure = null, string? TaskType = null, ChallengeStatus? Status = null,
    int Page = 1, int Size = 24) : IQuery<Page<ChallengeCard>>;

internal sealed class ChallengeListHandler(ChallengesDbContext db, ChallengeCards cards) : IRequestHandler<ChallengeList, Page<ChallengeCard>>
{
    private const int MostWords = 10;

    public Task<Page<ChallengeCard>> Handle(ChallengeList query, CancellationToken cancellationToken)
    {
        var challenges = db.Challenges.Where(c => c.Visibility == ChallengeVisibility.Public);
        if (query.Modality is { Length: > 0 } modality)
            challenges = challenges.Where(c => c.Topics.Modalities.Contains(modality));
        if (query.Structure is { Length: > 0 } structure)
            challenges = challenges.Where(c => c.Topics.Structures.Contains(structure));
        if (query.TaskType is { Length: > 0 } taskType)
            challenges = challenges.Where(c => c.Topics.TaskTypes.Contains(taskType));
        foreach (var pattern in Patterns(query.Search))
            challenges = challenges.Where(c =>
                EF.Functions.ILike(c.Title, pattern, @"\") || EF.Functions.ILike(c.Description, pattern, @"\") || EF.Functions.ILike(c.Slug, pattern, @"\"));
        return cards.PageAsync(
            challenges.OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Id), query.Status, new PageWish(query.Page, query.Size), cancellationToken);
    }

    private static IEnumerable<string> Patterns(string? search) =>
        (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Replace("\0", "", StringComparison.Ordinal))
            .Take(MostWords)
            .Select(word => $"%{word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%");
}
