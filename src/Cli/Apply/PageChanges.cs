using GrandChallenge.Cli.Folder;

namespace GrandChallenge.Cli.Apply;

/// <param name="MayExist">The challenge is created by the same plan, and with it this page.</param>
internal sealed record CreatePage(string Challenge, PageFile Page, bool MayExist) : Change
{
    public override string ToString() => Line("create", $"page {Page.Slug}");

    public override Task DoAsync(Applying applying, CancellationToken cancellationToken) => MayExist
        ? new EditPage(Challenge, Page, []).DoAsync(applying, cancellationToken)
        : applying.Api.AskAsync(
            """
            mutation($challenge: String!, $slug: String!, $title: String!, $markdown: String!, $visibility: PageVisibility!) {
              createPage(challenge: $challenge, slug: $slug, title: $title, markdown: $markdown, visibility: $visibility) { slug } }
            """,
            new { Challenge, Page.Slug, Page.Title, Page.Markdown, Page.Visibility }, cancellationToken);
}

internal sealed record EditPage(string Challenge, PageFile Page, IReadOnlyList<string> Fields) : Change
{
    public override string ToString() => Line("update", $"page {Page.Slug}", Fields);

    public override Task DoAsync(Applying applying, CancellationToken cancellationToken) => applying.Api.AskAsync(
        """
        mutation($challenge: String!, $page: String!, $title: String!, $markdown: String!, $visibility: PageVisibility!) {
          editPage(challenge: $challenge, page: $page, title: $title, markdown: $markdown, visibility: $visibility) }
        """,
        new { Challenge, page = Page.Slug, Page.Title, Page.Markdown, Page.Visibility }, cancellationToken);
}

internal sealed record DeletePage(string Challenge, string Slug) : Change
{
    public override string ToString() => Line("remove", $"page {Slug}, which a new challenge begins with");

    public override Task DoAsync(Applying applying, CancellationToken cancellationToken) => applying.Api.AskAsync(
        "mutation($challenge: String!, $page: String!) { deletePage(challenge: $challenge, page: $page) }",
        new { Challenge, page = Slug }, cancellationToken);
}

internal sealed record OrderPages(string Challenge, IReadOnlyList<string> Slugs) : Change
{
    public override string ToString() => Line("order", $"pages {string.Join(", ", Slugs)}");

    public override async Task DoAsync(Applying applying, CancellationToken cancellationToken)
    {
        foreach (var page in Slugs)
        {
            await applying.Api.AskAsync(
                "mutation($challenge: String!, $page: String!) { movePage(challenge: $challenge, page: $page, move: LAST) }",
                new { Challenge, page }, cancellationToken);
        }
    }
}
