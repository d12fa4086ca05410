using GrandChallenge.Application;
using GrandChallenge.Evaluation.Features.PhaseVersions;
using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.UploadGroundTruth;

internal sealed class UploadGroundTruthPage(IMediator mediator) : PageModel, IReloads
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Phase { get; set; } = "";

    [BindProperty]
    public Guid? Upload { get; set; }

    [BindProperty]
    public bool Activate { get; set; } = true;

    public VersionsOfPhase Versions { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var upload = Upload ?? throw new ValidationRefusal("upload", "Choose a file and wait until it is uploaded.");
        var version = await mediator.Send(new UploadGroundTruth(Versions.PhaseId, upload, Activate), cancellationToken);
        TempData.Info($"Version {version.Number} is being inspected.");
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostActivateAsync(Guid version, CancellationToken cancellationToken)
    {
        await mediator.Send(new ActivateGroundTruth.ActivateGroundTruth(version), cancellationToken);
        TempData.Success("Submissions are scored against this version from now on. Results that exist stay until they are scored anew.");
        return Redirect(Request.Path);
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) =>
        Versions = await mediator.Send(new PhaseVersions.PhaseVersions(Slug, Phase), cancellationToken);
}
