using GrandChallenge.Application;
using Microsoft.AspNetCore.Http;

namespace GrandChallenge.Web.Edges;

/// <summary>Turns a refusal at a plain endpoint (bytes, events) into problem JSON with the sentence and the code.</summary>
internal sealed class RefusalMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Refusal refusal) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await Results.Problem(
                detail: refusal.Message,
                statusCode: RefusalStatus.Of(refusal),
                extensions: new Dictionary<string, object?> { ["code"] = RefusalStatus.CodeOf(refusal) }).ExecuteAsync(context);
        }
    }
}
