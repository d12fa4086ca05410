using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Web.Tests.Features;

public enum Visibility { Public, Unlisted, Private }

public sealed class GalleryInput
{
    [Required]
    public string Title { get; set; } = "Nodule detection in chest CT";
    [Display(Name = "Short name")]
    public string? ShortName { get; set; }
    public string? Description { get; set; }
    public Visibility Visibility { get; set; }
    public int Limit { get; set; } = 5;
    public DateTimeOffset Closes { get; set; } = new(2026, 12, 1, 20, 0, 0, TimeSpan.Zero);
    public bool ShowBoard { get; set; } = true;
    public Guid? UploadId { get; set; }
}

public sealed class GalleryModel : PageModel
{
    [BindProperty]
    public GalleryInput Input { get; set; } = new();

    public string Text => """
        ## Evaluation

        Marks are matched to nodules; see [the rules](/challenges/x). The phase closes **{{ phase.final.closes }}**, not {{ phase.other.closes }}.

        | False positives per scan | Sensitivity |
        |---|--:|
        | 0.125 | 0.69 |
        | 8 | 0.95 |

        - [x] data
        - [ ] paper[^1]

        ```json
        { "score": 0.84 }
        ```

        [^1]: Later.
        """;

    public IActionResult OnPost()
    {
        TempData.Success("Saved.");
        ModelState.AddModelError("Input.ShortName", "The short name 'luna16' is taken; choose another.");
        return Page();
    }
}
