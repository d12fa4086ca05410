using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>A challenge in a list.</summary>
internal sealed record ChallengeCard(
    Guid Id, string Slug, string Title, string Description, ChallengeVisibility Visibility, ChallengeStatus Status, DateTimeOffset? NextDate,
    IReadOnlyList<string> Modalities, IReadOnlyList<string> Structures, IReadOnlyList<string> TaskTypes, string? LogoUrl, string? BannerUrl);

/// <summary>Puts challenges and what their phases say together.</summary>
internal sealed class ChallengeCards(Neighbours neighbours)
{
    /// <summary>One page of these challenges in their order. A status is known only from phases, so a wish for one is met here and not in the database.</summary>
    public async Task<Page<ChallengeCard>> PageAsync(
        IQueryable<Challenge> challenges, ChallengeStatus? status, PageWish wish, CancellationToken cancellationToken)
    {
        if (status is { } wanted)
        {
            var all = await ReadAsync(challenges, cancellationToken);
            var fitting = all.Where(card => card.Status == wanted).ToList();
            return new Page<ChallengeCard>([.. fitting.Skip(wish.Skip).Take(wish.Take)], Math.Max(1, wish.Number), wish.Take, fitting.Count);
        }

        var total = await challenges.CountAsync(cancellationToken);
        var items = await ReadAsync(challenges.Skip(wish.Skip).Take(wish.Take), cancellationToken);
        return new Page<ChallengeCard>(items, Math.Max(1, wish.Number), wish.Take, total);
    }

    public async Task<IReadOnlyList<ChallengeCard>> ReadAsync(IQueryable<Challenge> challenges, CancellationToken cancellationToken)
    {
        var found = await challenges.AsNoTracking().ToListAsync(cancellationToken);
        var phases = await neighbours.PhasesAsync([.. found.Select(c => c.Id)], cancellationToken);
        return [.. found.Select(c => Card(c, [.. phases[c.Id]]))];
    }

    private static ChallengeCard Card(Challenge c, Evaluation.Contracts.PhaseSummary[] phases)
    {
        var status = ChallengeStatuses.Of([.. phases.Select(phase => phase.Status)]);
        return new ChallengeCard(
            c.Id, c.Slug, c.Title, c.Description, c.Visibility, status, NextDate(status, phases),
            c.Topics.Modalities, c.Topics.Structures, c.Topics.TaskTypes, ImageUrl.Of(c.Slug, "logo", c.Logo), ImageUrl.Of(c.Slug, "banner", c.Banner));
    }

    /// <summary>When an open challenge first closes, or one that is not yet open first opens.</summary>
    private static DateTimeOffset? NextDate(ChallengeStatus status, Evaluation.Contracts.PhaseSummary[] phases) => status switch
    {
        ChallengeStatus.Open => phases.Where(p => p.Status == Evaluation.Contracts.PhaseStatus.Open).Min(p => p.Closes),
        ChallengeStatus.OpeningSoon => phases.Where(p => p.Status == Evaluation.Contracts.PhaseStatus.OpeningSoon).Min(p => p.Opens),
        _ => null,
    };
}
