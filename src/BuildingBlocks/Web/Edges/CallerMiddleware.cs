using System.Security.Claims;
using GrandChallenge.Application;
using Microsoft.AspNetCore.Http;

namespace GrandChallenge.Web.Edges;

/// <summary>Tells the scope's <see cref="Caller"/> whom authentication has found.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (Guid.TryParse(context.User.FindFirstValue(Claims.UserId), out var id))
            caller.Become(id, context.User.HasClaim(Claims.Role, Claims.SiteAdmin), ScopesOf(context.User));
        return next(context);
    }

    private static HashSet<string>? ScopesOf(ClaimsPrincipal user)
    {
        var scopes = user.FindAll(Claims.Scope).SelectMany(claim => claim.Value.Split(' ')).ToHashSet();
        return scopes.Count == 0 ? null : scopes;
    }
}
