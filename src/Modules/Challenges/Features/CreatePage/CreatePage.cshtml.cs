using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.CreatePage;

internal sealed class CreatePagePage(IMediator mediator, Gate gate) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public PageForm Form { get; set; } = new();

    public Task OnGetAsync(CancellationToken cancellationToken) => gate.EnterAsync(Slug, Act.Administer, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var made = await mediator.Send(
            new CreatePage(Slug, Form.Title ?? "", Form.Markdown ?? "", Form.Visibility ?? Unset.PageVisibility), cancellationToken);
        return Redirect($"/challenges/{made.Challenge}/pages/{made.Slug}");
    }
}
