using System.Diagnostics;
using System.Net;
using GrandChallenge.TestKit;

namespace GrandChallenge.Contract.Tests;

[Collection(OnePlatform.Name)]
public sealed class GraphQLLimitTests(PlatformFixture platform)
{
    private readonly HttpClient client = platform.CreateClient();

    public static TheoryData<string, string> Greedy => new()
    {
        { "aliases, long", Many(10_000, i => $"a{i}: __typename") },
        { "aliases, short", Many(10_000, i => $"a{i}:x") },
        { "aliases, few characters", Many(200, i => $"a{i}:x") },
        { "the same field", Many(5_000, _ => "me{id}") },
        { "depth", string.Concat(Enumerable.Repeat("{ a ", 20)) + new string('}', 20) },
        { "depth that no parser should follow", string.Concat(Enumerable.Repeat("{a", 15_000)) },
        { "rows", "{ challenges(first: 1000) { nodes { " + string.Join(' ', Enumerable.Repeat("id", 101)) + " } } }" },
        { "fragments that double", Doubling(20) },
        { "introspection in circles", "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }" },
    };

    [Theory]
    [MemberData(nameof(Greedy))]
    public async Task A_greedy_query_is_refused_at_once(string what, string query)
    {
        // The shortest of a few tries is what the refusal costs; the others also show what else the machine does.
        var shortest = TimeSpan.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await client.AskAsync(query);
            var took = Stopwatch.GetElapsedTime(start);
            shortest = took < shortest ? took : shortest;
            answer.Code.ShouldBe("QUERY_TOO_LARGE", $"{what}: {answer.Body}");
            answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        shortest.ShouldBeLessThan(TimeSpan.FromMilliseconds(50), what);
    }

    [Fact]
    public async Task Fragments_in_a_circle_are_a_bad_query()
    {
        const string query = "{ me { ...a } } fragment a on Viewer { id ...b } fragment b on Viewer { ...a }";
        (await client.AskAsync(query)).Code.ShouldBe("BAD_QUERY");
    }

    [Fact]
    public async Task The_introspection_of_editors_is_answered()
    {
        const string query =
            """
            query IntrospectionQuery { __schema { queryType { name } mutationType { name } types { ...FullType } directives { name args { ...InputValue } } } }
            fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name args { ...InputValue } type { ...TypeRef } }
              inputFields { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name } possibleTypes { ...TypeRef } }
            fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue }
            fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
              ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
            """;
        var answer = await client.AskAsync(query);
        answer.Error.ShouldBeNull();
        answer.Data!["__schema"]!["queryType"]!["name"]!.ToString().ShouldBe("Query");
    }

    [Fact]
    public async Task A_body_of_many_megabytes_is_refused()
    {
        var answer = await client.AskAsync("{ me { id } }", new { filler = new string('x', 5 << 20) });
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static string Many(int count, Func<int, string> field) => "{" + string.Join('\n', Enumerable.Range(0, count).Select(field)) + "}";

    private static string Doubling(int times) =>
        "{ me { ...f0 } } " + string.Join(' ', Enumerable.Range(0, times).Select(i => $"fragment f{i} on Viewer {{ ...f{i + 1} ...f{i + 1} }}"))
        + $" fragment f{times} on Viewer {{ id }}";
}
