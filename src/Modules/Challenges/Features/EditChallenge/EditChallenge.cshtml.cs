using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.EditChallenge;

internal sealed class EditChallengePage(IMediator mediator) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public ChallengeForm Form { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Form = await mediator.Send(new ChallengeSettings(Slug), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(
            new EditChallenge(
                Slug, Form.Title ?? "", Form.Description ?? "", Form.Contact ?? "",
                Form.Visibility ?? Unset.Visibility, Form.JoinPolicy ?? Unset.JoinPolicy, Form.Modalities, Form.Structures, Form.TaskTypes),
            cancellationToken);
        TempData.Success("The settings are saved.");
        return RedirectToPage();
    }
}
