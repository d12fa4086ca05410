using GrandChallenge.Challenges.Features.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.PreviewPage;

/// <summary>The inside of the editor's preview, asked for by htmx.</summary>
internal sealed class PreviewPagePage(IMediator mediator) : PageModel
{
    [BindProperty]
    public PageForm Form { get; set; } = new();

    public PagePreview? Preview { get; private set; }

    public async Task OnPostAsync(string slug, CancellationToken cancellationToken) =>
        Preview = await mediator.Send(new PreviewPage(slug, Form.Markdown ?? ""), cancellationToken);
}
