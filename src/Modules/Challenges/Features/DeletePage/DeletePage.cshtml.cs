using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.DeletePage;

internal sealed class DeletePagePage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public IActionResult OnGet() => Redirect($"/challenges/{Slug}/pages");

    public async Task<IActionResult> OnPostAsync(string pageSlug, CancellationToken cancellationToken)
    {
        await mediator.Send(new DeletePage(Slug, pageSlug), cancellationToken);
        TempData.Success("The page is deleted.");
        return Redirect($"/challenges/{Slug}/pages");
    }
}
