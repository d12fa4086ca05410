using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace GrandChallenge.Web.GraphQL.Execution;

/// <summary>A session's cookie goes with every request of the browser, also with one that a foreign page has made up: so it needs a second proof.</summary>
internal sealed class ForgeryCheck(IAntiforgery antiforgery)
{
    /// <exception cref="RefusedRequest">Neither the browser nor an antiforgery token vouches for the request.</exception>
    public async Task CheckAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count > 0 || http.User.Identity?.IsAuthenticated != true)
            return;
        if (http.Request.Headers["Sec-Fetch-Site"] == "same-origin" || await antiforgery.IsRequestValidAsync(http))
            return;
        throw new RefusedRequest(
            StatusCodes.Status403Forbidden,
            "A request with a session's cookie must come from this site's own pages. Programs use an access token: Authorization: Bearer …");
    }
}

/// <summary>The request never became a query.</summary>
internal sealed class RefusedRequest(int status, string sentence) : Exception(sentence)
{
    public int Status => status;
}
