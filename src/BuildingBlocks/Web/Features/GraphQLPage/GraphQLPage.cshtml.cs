using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Web.Features.GraphQLPage;

[Authorize]
internal sealed class GraphQLPageModel(IAntiforgery antiforgery) : PageModel
{
    public string Query => "# Ctrl+Enter runs the query; Ctrl+Space proposes fields.\nquery {\n  __schema {\n    queryType { fields { name description } }\n  }\n}\n";

    /// <summary>Request headers for the editor as JSON: the antiforgery token, for an endpoint that asks for it beside the cookie.</summary>
    public string Headers { get; private set; } = "{}";

    public void OnGet()
    {
        var tokens = antiforgery.GetAndStoreTokens(HttpContext);
        Headers = JsonSerializer.Serialize(new Dictionary<string, string?>(StringComparer.Ordinal) { [tokens.HeaderName ?? "RequestVerificationToken"] = tokens.RequestToken });
    }
}
