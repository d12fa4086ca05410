using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>A page whose form somebody could try again and again.</summary>
internal interface ILimited
{
    /// <summary>Whom the attempt is about, as typed; empty when the form does not ask.</summary>
    string Account { get; }
}

/// <summary>Answers 429 with the form and a sentence when one network address posts too often, over all accounts or about one.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LimitAttemptsAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var page = (PageModel)context.HandlerInstance;
        if (!HttpMethods.IsPost(http.Request.Method) || http.RequestServices.GetRequiredService<AttemptLimits>().Allows(
            http.Connection.RemoteIpAddress?.ToString() ?? "local", $"{http.Request.Path} {(page as ILimited)?.Account.Trim()}"))
            return next();

        page.ModelState.AddModelError("", "Too many attempts from your network address. Wait a minute, then try again.");
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = "60";
        context.Result = page.Page();
        return Task.CompletedTask;
    }
}
