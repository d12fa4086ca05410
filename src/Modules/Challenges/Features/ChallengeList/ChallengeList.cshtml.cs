using GrandChallenge.Application;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.ChallengeList;

internal sealed class ChallengeListPage(IMediator mediator) : PageModel
{
    [FromQuery]
    public string? Search { get; set; }

    [FromQuery]
    public string? Modality { get; set; }

    [FromQuery]
    public string? Structure { get; set; }

    [FromQuery]
    public string? TaskType { get; set; }

    [FromQuery]
    public ChallengeStatus? Status { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Page<ChallengeCard> Found { get; private set; } = null!;

    public bool IsFiltered => Search is not null || Modality is not null || Structure is not null || TaskType is not null || Status is not null || Number > 1;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = await mediator.Send(new ChallengeList(Search, Modality, Structure, TaskType, Status, Number), cancellationToken);
}
