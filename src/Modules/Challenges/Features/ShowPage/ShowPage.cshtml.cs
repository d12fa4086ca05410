using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.ShowPage;

internal sealed class ShowPagePage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public PageView Shown { get; private set; } = null!;

    public async Task OnGetAsync(string? pageSlug, CancellationToken cancellationToken) =>
        Shown = await mediator.Send(new ShowPage(Slug, pageSlug), cancellationToken);
}
