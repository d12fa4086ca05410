using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.CreateChallenge;

[Authorize]
internal sealed class CreateChallengePage(IMediator mediator) : PageModel
{
    [BindProperty]
    public ChallengeForm Form { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var made = await mediator.Send(
            new CreateChallenge(
                Form.Slug ?? "", Form.Title ?? "", Form.Description ?? "", Form.Contact ?? "",
                Form.Visibility ?? Unset.Visibility, Form.JoinPolicy ?? Unset.JoinPolicy, Form.Modalities, Form.Structures, Form.TaskTypes),
            cancellationToken);
        TempData.Success("Your challenge is made. Write its first page, then add a phase.");
        return Redirect($"/challenges/{made.Slug}");
    }
}
