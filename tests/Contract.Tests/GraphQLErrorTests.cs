using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using GrandChallenge.TestKit;

namespace GrandChallenge.Contract.Tests;

[Collection(OnePlatform.Name)]
public sealed class GraphQLErrorTests(PlatformFixture platform)
{
    private const string CreateChallenge =
        """
        mutation($slug: String!) { createChallenge(slug: $slug, title: "A title", description: "", contact: "team@example.org",
          visibility: PUBLIC, joinPolicy: OPEN, modalities: [], structures: [], taskTypes: []) { id slug } }
        """;

    private static readonly Guid Stranger = Guid.Parse("0197c1a2-5d3e-7b11-8c4f-2a9be0d61f07");

    private readonly HttpClient client = platform.CreateClient();

    [Fact]
    public async Task A_stranger_who_must_sign_in_is_unauthenticated() =>
        (await client.AskAsync(CreateChallenge, new { slug = "nobodys" })).Code.ShouldBe("UNAUTHENTICATED");

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var answer = await client.AskAsync("{ challenge(slug: \"none-such\") { id } me { id } }");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Code.ShouldBe("NOT_FOUND");
        answer.Error!["path"]![0]!.ToString().ShouldBe("challenge");
        answer.Data!.AsObject().ContainsKey("me").ShouldBeTrue("the field beside it has answered");
    }

    [Fact]
    public async Task Wrong_input_names_its_fields()
    {
        var user = await platform.CreateClientAsync(await platform.CreateUserAsync("wrong-input"));
        var answer = await user.AskAsync(CreateChallenge, new { slug = "not a slug" });
        answer.Code.ShouldBe("VALIDATION");
        answer.Error!["extensions"]!["fields"]!["slug"]![0]!.ToString().ShouldContain("short name");
    }

    [Fact]
    public async Task What_one_may_know_of_but_not_do_is_forbidden()
    {
        var owner = await platform.CreateClientAsync(await platform.CreateUserAsync("the-owner"));
        (await owner.AskAsync(CreateChallenge, new { slug = "the-owners" })).Data!["createChallenge"]!["slug"]!.ToString().ShouldBe("the-owners");
        var other = await platform.CreateClientAsync(await platform.CreateUserAsync("the-other"));
        (await other.AskAsync("{ phaseSetups(challenge: \"the-owners\") { id } }")).Code.ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task A_token_without_the_scope_is_refused()
    {
        var reader = await platform.CreateClientAsync(await platform.CreateUserAsync("only-reads"), "read");
        var answer = await reader.AskAsync(CreateChallenge, new { slug = "never" });
        answer.Code.ShouldBe("FORBIDDEN");
        answer.Sentence.ShouldContain("write");
    }

    [Fact]
    public async Task A_half_done_field_leaves_nothing_for_the_next_one()
    {
        var user = await platform.CreateClientAsync(await platform.CreateUserAsync("half-done"));
        const string create = "createChallenge(slug: \"{0}\", title: \"T\", description: \"\", contact: \"t@example.org\", visibility: PUBLIC, "
            + "joinPolicy: OPEN, modalities: [], structures: [], taskTypes: []) {{ id }}";
        var query = $"mutation {{ a: {string.Format(create, "twice-asked")} b: {string.Format(create, "TWICE-asked")} c: {string.Format(create, "asked-once")} }}";
        var answer = await user.AskAsync(query);
        answer.Data!["a"].ShouldNotBeNull();
        answer.Data!["b"].ShouldBeNull();
        answer.Data!["c"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{ me { id ")]
    [InlineData("query($id: UUID!) { evaluation(id: $id) { id } }")]
    public async Task A_query_that_cannot_be_run_is_bad(string query)
    {
        var answer = await client.AskAsync(query);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("BAD_QUERY");
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("{\"query\": 5}")]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task A_body_that_is_no_request_is_bad(string body)
    {
        using var response = await client.PostAsync("/graphql", new StringContent(body, Encoding.UTF8, "application/json"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![0]!["extensions"]!["code"]!.ToString().ShouldBe("BAD_QUERY");
    }

    [Fact]
    public async Task Only_posted_json_is_taken()
    {
        (await client.GetAsync("/graphql?query={me{id}}")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["query"] = "{ me { id } }" });
        (await client.PostAsync("/graphql", form)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_session_needs_a_second_proof_and_a_token_does_not()
    {
        await platform.CreateUserAsync("with-session");
        var visitor = await WebVisitor.To(platform).SignInAsync("with-session");
        (await visitor.Client.AskAsync("{ me { userName } }")).Status.ShouldBe(HttpStatusCode.Forbidden);
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-site");
        (await visitor.Client.AskAsync("{ me { userName } }")).Status.ShouldBe(HttpStatusCode.Forbidden);
        visitor.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await visitor.Client.AskAsync("{ me { userName } }")).Data!["me"]!["userName"]!.ToString().ShouldBe("with-session");
    }

    [Fact]
    public async Task A_hidden_evaluation_is_not_found() =>
        (await client.AskAsync("query($id: UUID!) { evaluation(id: $id) { id } }", new { id = Stranger })).Code.ShouldBe("NOT_FOUND");
}
