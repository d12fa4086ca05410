using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Web.Markdown;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>
/// What an author may write in a page instead of a date: <c>{{ phase.SLUG.opens }}</c>, <c>{{ phase.SLUG.closes }}</c>,
/// <c>{{ phase.SLUG.status }}</c>. A deadline is so written once, in the phase.
/// </summary>
internal sealed class PhaseTokens(IEnumerable<PhaseSummary> phases)
{
    private readonly Dictionary<string, PhaseSummary> bySlug = phases.ToDictionary(phase => phase.Slug, StringComparer.OrdinalIgnoreCase);

    /// <returns>HTML; null for what is no token of a phase of this challenge.</returns>
    public string? Resolve(string name) =>
        name.Split('.') is ["phase", var slug, var what] && bySlug.TryGetValue(slug, out var phase)
            ? what.ToLowerInvariant() switch
            {
                "opens" => Date(phase.Opens),
                "closes" => Date(phase.Closes),
                "status" => Token.Text(Named(phase.Status)),
                "title" => Token.Text(phase.Title),
                _ => null,
            }
            : null;

    private static string Date(DateTimeOffset? at) => at is { } instant ? Token.Time(instant) : Token.Text("no date set");

    private static string Named(PhaseStatus status) => status switch
    {
        PhaseStatus.Open => "open",
        PhaseStatus.OpeningSoon => "opening soon",
        PhaseStatus.Completed => "completed",
        _ => "closed",
    };
}
