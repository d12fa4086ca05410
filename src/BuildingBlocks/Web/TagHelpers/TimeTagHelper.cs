using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GrandChallenge.Web.TagHelpers;

/// <summary>
/// <c>&lt;gc-time value="instant"&gt;</c>: an instant in UTC to the minute; a script adds the viewer's local time,
/// as a tooltip, or beside it with <c>local="full"</c>. Nothing is known yet: the words in <c>none</c>.
/// </summary>
[HtmlTargetElement("gc-time", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeTagHelper : TagHelper
{
    public DateTimeOffset? Value { get; set; }
    public string Local { get; set; } = "short";
    public string None { get; set; } = "–";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } at)
        {
            output.TagName = "span";
            output.Content.SetContent(None);
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", Machine(at));
        output.Attributes.SetAttribute("data-local", Local);
        output.Content.SetContent(Words(at));
    }

    /// <summary>ISO 8601 in UTC to the second, for <c>datetime</c>.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>For example <c>2026-11-23 20:00 UTC</c>.</summary>
    public static string Words(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
