using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace GrandChallenge.TestKit;

/// <summary>Somebody at a browser without scripts: opens pages, fills their forms, follows redirects and keeps his cookies.</summary>
public sealed class WebVisitor(HttpClient client)
{
    public HttpClient Client { get; } = client;

    public static WebVisitor To(PlatformFixture platform) => new(platform.CreateClient(new WebApplicationFactoryClientOptions
    {
        BaseAddress = platform.ClientOptions.BaseAddress,
        AllowAutoRedirect = false,
        HandleCookies = true,
    }));

    public Task<WebPage> OpenAsync(string address) => FollowAsync(() => Client.GetAsync(address), new Uri(Client.BaseAddress!, address));

    /// <summary>Opens a page, fills the form that has all these fields, and sends it.</summary>
    public async Task<WebPage> SubmitAsync(string address, params (string Name, string Value)[] fields) =>
        await SubmitAsync(await OpenAsync(address), fields);

    /// <summary>Fills the form of this page that has all these fields and sends it with the rest as the page has it.</summary>
    public Task<WebPage> SubmitAsync(WebPage page, params (string Name, string Value)[] fields)
    {
        var names = fields.Select(field => field.Name).ToHashSet();
        var form = page.Document.QuerySelectorAll("main form, form").OfType<IHtmlFormElement>().FirstOrDefault(
                form => names.IsSubsetOf(form.Elements.Select(element => element.GetAttribute("name") ?? "")))
            ?? throw new InvalidOperationException($"{page.Address} has no form with the fields {string.Join(", ", names)}: {page.Text}");
        return SendAsync(page, form, fields);
    }

    /// <summary>Sends the form that this selector finds, as the page has it but for these fields.</summary>
    public Task<WebPage> SubmitFormAsync(WebPage page, string selector, params (string Name, string Value)[] fields) =>
        SendAsync(page, (IHtmlFormElement)page.Document.QuerySelector(selector)!, fields);

    private Task<WebPage> SendAsync(WebPage page, IHtmlFormElement form, (string Name, string Value)[] fields)
    {
        var names = fields.Select(field => field.Name).ToHashSet();
        var sent = ValuesOf(form).Where(field => !names.Contains(field.Name)).Concat(fields)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        var address = new Uri(page.Address, form.GetAttribute("action") is { Length: > 0 } action ? action : page.Address.PathAndQuery);
        if (form.Method == "get")
            return OpenAsync(QueryHelpers.AddQueryString(
                address.GetLeftPart(UriPartial.Path), sent.Select(field => KeyValuePair.Create(field.Key, (string?)field.Value))));
        return FollowAsync(() => Client.PostAsync(address, new FormUrlEncodedContent(sent)), address);
    }

    private async Task<WebPage> FollowAsync(Func<Task<HttpResponseMessage>> send, Uri address)
    {
        var response = await send();
        for (var hops = 0; hops < 10 && response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400; hops++)
        {
            address = new Uri(address, location);
            if (address.Host != Client.BaseAddress!.Host)
                break;
            response = await Client.GetAsync(address);
        }

        return new WebPage(address, response, await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<(string Name, string Value)> ValuesOf(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => (null, ""),
                IHtmlInputElement { Type: "submit" or "file" } => (null, ""),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                _ => (null, ""),
            };
            if (!string.IsNullOrEmpty(name))
                yield return (name, value);
        }
    }
}

/// <summary>Where a visitor has come to.</summary>
public sealed class WebPage(Uri address, HttpResponseMessage response, string html)
{
    public Uri Address { get; } = address;

    public HttpResponseMessage Response { get; } = response;

    public HttpStatusCode Status => Response.StatusCode;

    public string Html { get; } = html;

    public IHtmlDocument Document { get; } = new HtmlParser().ParseDocument(html);

    /// <summary>What a reader sees of the page's own content, white space folded.</summary>
    public string Text => string.Join(
        ' ',
        (Document.QuerySelector("main") ?? Document.Body!).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string? Heading => Document.QuerySelector("h1")?.TextContent.Trim();

    public override string ToString() => $"{(int)Status} {Address}: {Text}";
}
