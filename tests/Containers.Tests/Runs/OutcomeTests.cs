namespace GrandChallenge.Containers.Tests;

public sealed class OutcomeTests(Engine engine) : RunTest(engine)
{
    [SkippableFact]
    public async Task A_program_that_writes_metrics_succeeds()
    {
        var result = await RunAsync("cat /input/predictions.csv /opt/ml/input/data/ground_truth/truth.csv; " + WritesMetrics);

        result.Outcome.ShouldBe(RunOutcome.Succeeded, result.Message);
        Json(result).ShouldBe("{\"score\": 0.5}\n");
        result.LastLines.Select(l => l.Text).ShouldBe(["case,p", "1,0.5", "case,label", "1,0"]);
        Observer.Stages.ShouldBe([RunStage.Preparing, RunStage.Running, RunStage.Collecting]);
    }
}
