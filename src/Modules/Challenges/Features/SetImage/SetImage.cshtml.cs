using GrandChallenge.Application;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Storage;
using GrandChallenge.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Challenges.Features.SetImage;

[RequestSizeLimit(ImageType.MaxBytes + (64 << 10))]
internal sealed class SetImagePage(IMediator mediator, Gate gate, Uploads uploads, Caller caller) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public Task OnGetAsync(CancellationToken cancellationToken) => gate.EnterAsync(Slug, Act.Administer, cancellationToken);

    public async Task<IActionResult> OnPostAsync(ImageKind kind, IFormFile? file, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(Slug, Act.Administer, cancellationToken);
        await mediator.Send(new SetImage(Slug, kind, file is null ? null : await KeepAsync(file, cancellationToken)), cancellationToken);
        TempData.Success("The image is saved.");
        return Redirect($"/challenges/{Slug}/images");
    }

    private async Task<Guid> KeepAsync(IFormFile file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        try
        {
            return await uploads.AddAsync(caller.RequireId(), file.FileName, content, file.Length, cancellationToken);
        }
        catch (FileRefusedException refused)
        {
            throw new ValidationRefusal("file", refused.Message);
        }
    }
}
