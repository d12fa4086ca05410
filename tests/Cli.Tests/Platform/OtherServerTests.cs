using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>Servers that are not well, or not the platform.</summary>
public sealed class OtherServerTests
{
    [Theory]
    [InlineData(500, "text/html", "<h1>Oops</h1>", "SERVER_FAILED")]
    [InlineData(502, "text/plain", "Bad gateway", "SERVER_FAILED")]
    [InlineData(503, "application/problem+json", "{\"detail\": \"The platform is being mended.\"}", "SERVER_FAILED: The platform is being mended.")]
    [InlineData(200, "text/html", "<h1>Welcome to my bakery</h1>", "ODD_ANSWER")]
    [InlineData(200, "application/json", "[1, 2]", "ODD_ANSWER")]
    [InlineData(200, "application/json", "{\"errors\": 5}", "ODD_ANSWER")]
    [InlineData(200, "application/json; charset=klingon", "{}", "ODD_ANSWER")]
    [InlineData(404, "text/html", "", "ODD_ANSWER")]
    [InlineData(401, "application/problem+json", "{\"detail\": \"The token has been revoked.\"}", "UNAUTHENTICATED: The token has been revoked.")]
    [InlineData(200, "application/json", "{\"errors\": [{\"message\": \"Something broke here.\", \"extensions\": {\"code\": \"INTERNAL\", \"traceId\": \"4bf9\"}}]}", "INTERNAL: Something broke here.")]
    public async Task An_odd_answer_ends_with_3_and_the_next_step(int status, string type, string body, string said)
    {
        await using var server = await StubServer.SayingAsync(status, type, body);
        string[][] calls = [["whoami"], ["join", "x"], ["leaderboard", "a/b", "--csv"], ["watch", Guid.Empty.ToString()]];
        foreach (var args in calls)
            Failures.Check(await Gc.RunAsync(server.Address, "x", args), 3, said);
    }

    [Theory]
    [InlineData(500, "text/html", "<h1>Oops</h1>", "SERVER_FAILED")]
    [InlineData(404, "text/html", "<h1>Not here</h1>", "ODD_ANSWER")]
    [InlineData(400, "application/json", "{\"error\": \"invalid_client\", \"error_description\": \"There is no client gc-cli.\"}", "LOGIN_REFUSED: There is no client gc-cli.")]
    public async Task A_login_elsewhere_ends_with_3_and_the_next_step(int status, string type, string body, string said)
    {
        await using var server = await StubServer.SayingAsync(status, type, body);
        Failures.Check(await Gc.RunAsync(server.Address, null, "login"), 3, said);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_ends_with_3()
    {
        await using var server = await StubServer.StartAsync(async http =>
        {
            http.Response.ContentLength = 1000;
            await http.Response.WriteAsync("{");
            http.Abort();
        });
        Failures.Check(await Gc.RunAsync(server.Address, "x", "whoami"), 3, "UNREACHABLE");
    }

    [Fact]
    public async Task Where_the_stream_does_not_get_through_gc_looks_every_few_seconds_and_outlives_a_restart()
    {
        var answers = new Queue<(int Status, string State)>([(200, "QUEUED"), (200, "RUNNING"), (503, ""), (200, "RUNNING"), (200, "SUCCEEDED"), (200, "SUCCEEDED")]);
        await using var server = await StubServer.StartAsync(async http =>
        {
            var (status, state) = http.Request.Path == "/graphql" ? answers.Dequeue() : (404, "");
            http.Response.StatusCode = status;
            if (status != 200)
                return;
            var evaluation = new JsonObject { ["id"] = Guid.Empty, ["state"] = state, ["queuePlace"] = state == "QUEUED" ? 4 : null, ["attempt"] = 1, ["columns"] = new JsonArray() };
            await http.Response.WriteAsJsonAsync(new JsonObject { ["data"] = new JsonObject { ["evaluation"] = evaluation } });
        });

        var call = await Gc.RunAsync(server.Address, "x", "watch", Guid.Empty.ToString());

        call.Exit.ShouldBe(0, call.ToString());
        call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["Queued, place 4", "Running", $"{server.Address} does not answer; waiting for it", "Running", "Succeeded"]);
    }
}
