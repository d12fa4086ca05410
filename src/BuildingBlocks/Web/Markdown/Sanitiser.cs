using AngleSharp.Dom;
using Ganss.Xss;

namespace GrandChallenge.Web.Markdown;

internal static class Sanitiser
{
    private static readonly string[] Tags =
    [
        "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "li", "mark", "ol", "p", "pre", "s", "section", "small",
        "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
    ];

    private static readonly string[] Attributes =
        ["align", "alt", "checked", "class", "colspan", "disabled", "height", "href", "id", "open", "reversed", "rowspan", "scope", "src", "start", "title", "type", "width"];

    private static readonly HashSet<string> Classes = new(StringComparer.Ordinal)
        { "contains-task-list", "task-list-item", "footnotes", "footnote-ref", "footnote-back-ref", "table", "text-start", "text-center", "text-end" };

    private static readonly HashSet<string> Wordless = new(StringComparer.OrdinalIgnoreCase)
        { "embed", "frameset", "iframe", "math", "noembed", "noframes", "noscript", "object", "plaintext", "script", "select", "style", "svg", "template", "textarea", "title", "xmp" };

    public static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["https", "http", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        // An unknown element gives its words back; the inside of a script is no words.
        sanitizer.KeepChildNodes = true;
        sanitizer.RemovingTag += (_, removing) => { if (Wordless.Contains(removing.Tag.LocalName)) removing.Tag.TextContent = ""; };
        sanitizer.RemovingAttribute += (_, removing) => KeepAlignment(removing.Tag, removing.Attribute);
        sanitizer.PostProcessNode += (_, node) => { if (node.Node is IElement element) Finish(element); };
        return sanitizer;
    }

    private static void Finish(IElement element)
    {
        switch (element.LocalName)
        {
            case "a":
                element.SetAttribute("rel", "nofollow noopener");
                break;
            case "img" when !SameSite(element.GetAttribute("src")):
                element.OuterHtml = "<em>(an image of another site is not shown)</em>";
                return;
            case "img":
                element.SetAttribute("loading", "lazy");
                element.SetAttribute("alt", element.GetAttribute("alt") ?? "");
                break;
            case "input" when element.GetAttribute("type") != "checkbox":
                element.Remove();
                return;
            case "input":
                element.SetAttribute("disabled", "");
                element.SetAttribute("aria-label", element.HasAttribute("checked") ? "done" : "to do");
                break;
            case "pre":
                element.SetAttribute("tabindex", "0");   // it scrolls, also by the keyboard
                break;
            case "table":
                element.SetAttribute("class", "table table-sm");
                element.SetAttribute("tabindex", "0");
                return;
        }

        Tidy(element);
    }

    /// <summary>A table's alignment comes as a style; the policy forbids styles, so it becomes a class.</summary>
    private static void KeepAlignment(IElement element, IAttr attribute)
    {
        if (attribute.Name != "style" || element.LocalName is not ("td" or "th")) return;
        if (attribute.Value.StartsWith("text-align: right", StringComparison.Ordinal)) element.ClassList.Add("text-end");
        else if (attribute.Value.StartsWith("text-align: center", StringComparison.Ordinal)) element.ClassList.Add("text-center");
    }

    /// <summary>Keeps only our own classes, and gives the author's ids a prefix: neither may dress up as a part of the page.</summary>
    private static void Tidy(IElement element)
    {
        foreach (var name in element.ClassList.Where(name => !Classes.Contains(name)).ToList()) element.ClassList.Remove(name);
        if (element.ClassList.Length == 0) element.RemoveAttribute("class");
        if (element.Id is { Length: > 0 } id && !id.StartsWith("p-", StringComparison.Ordinal)) element.Id = $"p-{id}";
        if (element.LocalName == "a" && element.GetAttribute("href") is ['#', ..] href && !href.StartsWith("#p-", StringComparison.Ordinal))
            element.SetAttribute("href", $"#p-{href[1..]}");
    }

    private static bool SameSite(string? address) => address is ['/', not ('/' or '\\'), ..] && !address.Contains('\\', StringComparison.Ordinal);
}
