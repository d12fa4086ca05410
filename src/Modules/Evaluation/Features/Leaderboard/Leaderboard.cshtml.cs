using System.Globalization;
using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.PhaseList;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

internal sealed class LeaderboardPage(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ResultDisplay? Shows { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Descending { get; set; }

    public IReadOnlyList<PhaseItem> Phases { get; private set; } = [];

    /// <summary>Null when the challenge has no board that the caller may see.</summary>
    public LeaderboardView? Board { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? phase, [FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        Phases = [.. (await mediator.Send(new PhaseList.PhaseList(slug), cancellationToken)).Phases.Where(item => item.SeesBoard)];
        if (phase is null && Phases.Count > 0)
            return Redirect($"/challenges/{slug}/leaderboards/{(Phases.FirstOrDefault(p => p.Status == PhaseStatus.Open) ?? Phases[^1]).Slug}");
        if (phase is not null)
            Board = await mediator.Send(new Leaderboard(slug, phase, Shows, Search, Sort, Descending, number ?? 1), cancellationToken);
        return Page();
    }

    /// <summary>The same board in another order; asked for a second time, a column turns round.</summary>
    public string SortedBy(string column, bool descendingFirst = false)
    {
        var descending = IsSortedBy(column) ? !Descending : descendingFirst;
        return Address(Shows, column, descending);
    }

    public string Showing(ResultDisplay shows) => Address(shows, Sort, Descending);

    public string? AriaSort(string column) => IsSortedBy(column) ? Descending ? "descending" : "ascending" : null;

    public string Number(double? value) => value switch
    {
        null => "–",
        // Counts stand beside scores: nobody reads 46078.000000.
        { } number when double.IsInteger(number) && Math.Abs(number) > 1 => number.ToString("F0", CultureInfo.InvariantCulture),
        { } number => number.ToString("F" + Board!.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
    };

    public string File(string ending) => $"/challenges/{Board!.Challenge}/leaderboards/{Board.Phase}.{ending}{Query(("shows", Shows?.ToString()), ("search", Search))}";

    private bool IsSortedBy(string column) => (string.IsNullOrEmpty(Sort) ? "rank" : Sort) == column;

    private string Address(ResultDisplay? shows, string? sort, bool descending) =>
        Request.Path + Query(("shows", shows?.ToString()), ("search", Search), ("sort", sort), ("descending", descending ? "true" : null));

    private static string Query(params (string Name, string? Value)[] parts) =>
        Microsoft.AspNetCore.Http.QueryString.Create(
            parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value))).ToUriComponent();
}
