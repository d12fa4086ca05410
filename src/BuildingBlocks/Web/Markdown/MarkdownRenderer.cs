namespace GrandChallenge.Web.Markdown;

public sealed class MarkdownRenderer;
