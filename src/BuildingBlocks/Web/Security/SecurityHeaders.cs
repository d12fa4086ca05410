using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GrandChallenge.Web.Security;

/// <summary>Headers that keep a page from running, showing or sending anything but this site's own.</summary>
public static class SecurityHeaders
{
    private const string FormAction = "form-action 'self'";

    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + $"manifest-src 'self'; {FormAction}; frame-ancestors 'none'; base-uri 'none'";

    private static readonly (string Name, string Value)[] Always =
    [
        ("Content-Security-Policy", ContentPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("X-Frame-Options", "DENY"),
    ];

    /// <summary>Lets the forms of this one response lead on to another origin: a browser holds the policy also against the redirect that follows.</summary>
    /// <param name="origin">For example <c>https://app.example.org</c>, or a program's own scheme such as <c>app:</c>.</param>
    public static void LetFormsLeadTo(this HttpResponse response, string origin) =>
        response.Headers.ContentSecurityPolicy = ContentPolicy.Replace(FormAction, $"{FormAction} {origin}", StringComparison.Ordinal);

    /// <summary>Adds the headers to every response; a response that has set one of them itself keeps its own.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            foreach (var (name, value) in Always) headers.TryAdd(name, value);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
