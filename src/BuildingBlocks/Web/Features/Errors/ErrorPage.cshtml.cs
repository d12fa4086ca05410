using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Web.Features.Errors;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorPageModel : PageModel
{
    public int Code { get; private set; }
    public string Title { get; private set; } = "";
    public string Sentence { get; private set; } = "";
    public string TraceId => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int? code) => Show(code);
    public void OnPost(int? code) => Show(code);
    public void OnPut(int? code) => Show(code);
    public void OnDelete(int? code) => Show(code);

    private void Show(int? code)
    {
        Code = code is >= 400 and < 600 ? code.Value : 404;
        Response.StatusCode = Code;
        var (title, sentence) = ErrorWords.For(Code);
        (Title, Sentence) = (title, HttpContext.Items[ErrorWords.Said] as string ?? sentence);
    }
}
