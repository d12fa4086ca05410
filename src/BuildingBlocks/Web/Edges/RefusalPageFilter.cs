using GrandChallenge.Application;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Web.Edges;

/// <summary>A page that shows more than its form binds: what it loads on GET is loaded again when a POST was refused.</summary>
public interface IReloads
{
    Task ReloadAsync(CancellationToken cancellationToken);
}

/// <summary>A refused POST shows the form again as it was typed, with the sentences; every other refusal becomes its status page.</summary>
internal sealed class RefusalPageFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is not Refusal refusal || executed.ExceptionHandled)
            return;

        executed.ExceptionHandled = true;
        executed.Result = refusal is ValidationRefusal or ConflictRefusal && !HttpMethods.IsGet(context.HttpContext.Request.Method)
            ? await FormAgain(context, refusal)
            : StatusPage(context, refusal);
    }

    private static async Task<IActionResult> FormAgain(PageHandlerExecutingContext context, Refusal refusal)
    {
        var page = (PageModel)context.HandlerInstance;
        foreach (var (field, sentence) in SentencesOf(refusal))
            page.ModelState.AddModelError(FormField(page.ModelState, field), sentence);
        if (page is IReloads reloads)
            await reloads.ReloadAsync(context.HttpContext.RequestAborted);
        page.Response.StatusCode = RefusalStatus.Of(refusal);
        return page.Page();
    }

    private static IActionResult StatusPage(PageHandlerExecutingContext context, Refusal refusal)
    {
        if (refusal is ForbiddenRefusal && context.HttpContext.User.Identity?.IsAuthenticated != true)
            return new ChallengeResult();
        context.HttpContext.Items[typeof(Refusal)] = refusal;
        return new StatusCodeResult(RefusalStatus.Of(refusal));
    }

    private static IEnumerable<(string Field, string Sentence)> SentencesOf(Refusal refusal) =>
        refusal is ValidationRefusal validation
            ? validation.Errors.SelectMany(error => error.Value.Select(sentence => (error.Key, sentence)))
            : [("", refusal.Message)];

    // Pages bind a property such as Form or Input: the command's field "Title" is that form's "Form.Title".
    private static string FormField(ModelStateDictionary form, string field) =>
        field.Length == 0 || form.ContainsKey(field)
            ? field
            : form.Keys.FirstOrDefault(key => key.EndsWith("." + field, StringComparison.OrdinalIgnoreCase)) ?? field;
}
