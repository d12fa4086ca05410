using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GrandChallenge.Web.TagHelpers;

/// <summary><c>&lt;gc-badge state="Model.State" /&gt;</c>: a state as a small label; the words say it, the colour only helps.</summary>
[HtmlTargetElement("gc-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BadgeTagHelper : TagHelper
{
    /// <summary>A state's name, for example an enum value; <c>OpeningSoon</c> is shown as "Opening soon".</summary>
    public object? State { get; set; }

    /// <summary><c>success</c>, <c>danger</c>, <c>warning</c>, <c>info</c>, <c>primary</c> or <c>neutral</c>; by default what the state suggests.</summary>
    public string? Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = State?.ToString() ?? "";
        var tone = Tone ?? Suggested(name);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"gc-badge gc-badge-{tone}{(tone is "primary" ? " gc-badge-busy" : "")}");
        var inner = await output.GetChildContentAsync();
        if (inner.IsEmptyOrWhiteSpace)
            output.Content.SetContent(Words.Of(name));
    }

    private static string Suggested(string state) => state.ToLowerInvariant() switch
    {
        "succeeded" or "ready" or "open" or "published" or "active" or "accepted" or "confirmed" => "success",
        "failed" or "rejected" or "refused" or "blocked" => "danger",
        "cancelled" or "unlisted" or "private" or "expired" or "pending" or "hidden" or "unpublished" => "warning",
        "queued" or "uploaded" or "openingsoon" or "waiting" or "public" => "info",
        "preparing" or "running" or "collecting" or "inspecting" => "primary",
        _ => "neutral",
    };
}
