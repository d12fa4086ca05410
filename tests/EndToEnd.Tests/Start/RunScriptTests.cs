namespace GrandChallenge.EndToEnd.Tests.Start;

/// <summary>What a newcomer types first.</summary>
public sealed class RunScriptTests
{
    [SkippableFact]
    public async Task A_newcomer_types_run_and_sees_a_board_that_a_container_has_scored()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "./run starts a Docker Engine of its own, which needs root.");
        await using var run = await RunScript.CopyAsync();

        await run.StartAsync();
        using var browser = new HttpClient { BaseAddress = run.Address };
        var board = await browser.GetStringAsync("/challenges/demo-nodules/leaderboards/preliminary.csv");
        board.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4, board);
        run.Said.ShouldContain($"Demo challenge: {run.Address}challenges/demo-nodules");
        run.Said.ShouldContain("Their password: ");
        (await run.InterruptAsync()).ShouldBe(130);
        run.Processes().ShouldBeEmpty();

        await run.StartAsync();
        run.Said.ShouldNotContain("Building");
        run.Said.ShouldNotContain("Making");
        (await browser.GetStringAsync("/challenges/demo-nodules/leaderboards/preliminary.csv")).ShouldBe(board);
        (await run.InterruptAsync()).ShouldBe(130);
        run.Processes().ShouldBeEmpty();
    }
}
