using GrandChallenge.Web.Markdown;
using GrandChallenge.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Web;

/// <summary>The frame of every page: Razor Pages, assets, headers, error pages, markdown.</summary>
public static class WebSetup
{
    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        var services = builder.Services;
        services.Configure<RazorPagesOptions>(o => o.RootDirectory = "/Features");
        services.Configure<MvcOptions>(o => o.ModelBinderProviders.Insert(0, new InstantBinder()));
        // No script of ours validates forms; the marks for one would bring an inline style, which the policy forbids.
        services.AddRazorPages().AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false);
        services.AddAntiforgery(o => o.HeaderName = "RequestVerificationToken");
        services.AddSingleton<MarkdownRenderer>();
        // Only assets are compressed: a page that holds a secret and echoes input would give the secret away by its length.
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest);
        return builder;
    }

    /// <summary>Comes first in the pipeline; authentication, authorisation and the pages follow it.</summary>
    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", AllowStatusCode404Response = true });
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/graphql") && !context.Request.Path.StartsWithSegments("/uploads"),
            pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });
        app.UseRouting();
        return app;
    }

    private static void Cache(StaticFileResponseContext file)
    {
        var request = file.Context.Request;
        var named = request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/assets/files");
        file.Context.Response.Headers.CacheControl = named ? "public, max-age=31536000, immutable" : "public, max-age=300";
    }
}
