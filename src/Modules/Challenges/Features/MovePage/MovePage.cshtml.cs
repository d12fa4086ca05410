using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.MovePage;

internal sealed class MovePagePage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public IActionResult OnGet() => Redirect($"/challenges/{Slug}/pages");

    public async Task<IActionResult> OnPostAsync(string pageSlug, PageMove move, CancellationToken cancellationToken)
    {
        await mediator.Send(new MovePage(Slug, pageSlug, move), cancellationToken);
        return Redirect($"/challenges/{Slug}/pages");
    }
}
