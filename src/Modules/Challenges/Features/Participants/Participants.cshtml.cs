using GrandChallenge.Application;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.Participants;

internal sealed class ParticipantsPage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [FromQuery]
    public string? Search { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Page<ParticipantRow> Found { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = await mediator.Send(new Participants(Slug, Search, Number), cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var rows = new List<ParticipantRow>();
        Page<ParticipantRow> page;
        var number = 1;
        do
        {
            page = await mediator.Send(new Participants(Slug, Page: number++, Size: 1000), cancellationToken);
            rows.AddRange(page.Items);
        }
        while (page.HasNext);
        return File(ParticipantsCsv.Write(rows), "text/csv; charset=utf-8", $"{Slug}-participants.csv");
    }
}
