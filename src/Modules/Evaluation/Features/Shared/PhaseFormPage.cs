using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>A page with the form of a phase. Columns come and go by a round trip that keeps all that was typed.</summary>
internal abstract class PhaseFormPage : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty]
    public PhaseForm Form { get; set; } = new();

    public IActionResult OnPostAddColumn()
    {
        Form.ExtraColumns.Add(new ColumnForm());
        return Again();
    }

    public IActionResult OnPostRemoveColumn(int column)
    {
        if (column >= 0 && column < Form.ExtraColumns.Count)
            Form.ExtraColumns.RemoveAt(column);
        return Again();
    }

    private PageResult Again()
    {
        // What was typed into columns is shown from the list, whose places have moved; errors wait until the form is sent.
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Form.ExtraColumns", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
        foreach (var state in ModelState.Values)
            state.Errors.Clear();
        return Page();
    }
}
