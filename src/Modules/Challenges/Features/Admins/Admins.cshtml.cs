using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.Admins;

internal sealed class AdminsPage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public IReadOnlyList<AdminRow> Admins { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Admins = await mediator.Send(new Admins(Slug), cancellationToken);
}
