using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.EditPage;

internal sealed class EditPagePage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [FromRoute]
    public string PageSlug { get; set; } = "";

    [BindProperty]
    public PageForm Form { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await mediator.Send(new PageSource(Slug, PageSlug), cancellationToken);
        Form = new PageForm { Title = page.Title, Markdown = page.Markdown, Visibility = page.Visibility, Version = page.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(
            new EditPage(Slug, PageSlug, Form.Title ?? "", Form.Markdown ?? "", Form.Visibility ?? Unset.PageVisibility, Form.Version), cancellationToken);
        TempData.Success("The page is saved.");
        return Redirect($"/challenges/{Slug}/pages/{PageSlug}");
    }
}
