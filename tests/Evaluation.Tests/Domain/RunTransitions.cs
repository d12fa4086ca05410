using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

/// <summary>Every state by every transition: where it leads, or that it is refused and changes nothing.</summary>
public class RunTransitions
{
    private static readonly Dictionary<string, Action<EvaluationRun>> Transitions = new(StringComparer.Ordinal)
    {
        ["Prepare"] = run => run.Prepare(Runs.Worker, new RunProfile(), Runs.Later, Runs.LeaseTime),
        ["Run"] = run => run.Run(Runs.Worker, Runs.Later),
        ["Collect"] = run => run.Collect(Runs.Worker, Runs.Later),
        ["Succeed"] = run => run.Succeed(Runs.Worker, "{}", new Scoring(), publish: true, Runs.Later),
        ["FailParticipant"] = run => run.Fail(Runs.Worker, Runs.Failure(FailureCause.Participant), Runs.Later),
        ["FailOrganiser"] = run => run.Fail(Runs.Worker, Runs.Failure(FailureCause.Organiser), Runs.Later),
        ["FailPlatform"] = run => run.Fail(Runs.Worker, Runs.Failure(FailureCause.Platform), Runs.Later),
        ["Renew"] = run => run.RenewLease(Runs.Worker, Runs.Later, Runs.LeaseTime),
        ["Release"] = run => run.Release(Runs.Later),
        ["HandOver"] = run => run.HandOver(Runs.Worker, Runs.Later),
        ["Cancel"] = run => run.Cancel(Runs.Later),
        ["Requeue"] = run => run.Requeue(Runs.Later),
        ["Publish"] = run => run.Publish(true),
        ["Measure"] = run => run.Measure(new Scoring()),
    };

    private static readonly Dictionary<(string, RunState), RunState> Legal = new()
    {
        [("Prepare", RunState.Queued)] = RunState.Preparing,
        [("Run", RunState.Preparing)] = RunState.Running,
        [("Collect", RunState.Running)] = RunState.Collecting,
        [("Succeed", RunState.Collecting)] = RunState.Succeeded,
        [("FailParticipant", RunState.Preparing)] = RunState.Failed,
        [("FailParticipant", RunState.Running)] = RunState.Failed,
        [("FailParticipant", RunState.Collecting)] = RunState.Failed,
        [("FailOrganiser", RunState.Preparing)] = RunState.Failed,
        [("FailOrganiser", RunState.Running)] = RunState.Failed,
        [("FailOrganiser", RunState.Collecting)] = RunState.Failed,
        [("FailPlatform", RunState.Preparing)] = RunState.Queued,
        [("FailPlatform", RunState.Running)] = RunState.Queued,
        [("FailPlatform", RunState.Collecting)] = RunState.Queued,
        [("Renew", RunState.Preparing)] = RunState.Preparing,
        [("Renew", RunState.Running)] = RunState.Running,
        [("Renew", RunState.Collecting)] = RunState.Collecting,
        [("Release", RunState.Preparing)] = RunState.Queued,
        [("Release", RunState.Running)] = RunState.Queued,
        [("Release", RunState.Collecting)] = RunState.Queued,
        [("HandOver", RunState.Preparing)] = RunState.Queued,
        [("HandOver", RunState.Running)] = RunState.Queued,
        [("HandOver", RunState.Collecting)] = RunState.Queued,
        [("Cancel", RunState.Queued)] = RunState.Cancelled,
        [("Cancel", RunState.Preparing)] = RunState.Cancelled,
        [("Cancel", RunState.Running)] = RunState.Cancelled,
        [("Cancel", RunState.Collecting)] = RunState.Cancelled,
        [("Requeue", RunState.Failed)] = RunState.Queued,
        [("Requeue", RunState.Cancelled)] = RunState.Queued,
        [("Publish", RunState.Succeeded)] = RunState.Succeeded,
        [("Measure", RunState.Succeeded)] = RunState.Succeeded,
    };

    public static TheoryData<string, string> Table()
    {
        var table = new TheoryData<string, string>();
        foreach (var transition in Transitions.Keys)
            foreach (var state in Enum.GetNames<RunState>()) table.Add(transition, state);
        return table;
    }

    [Theory, MemberData(nameof(Table))]
    public void A_transition_leads_where_the_table_says_or_is_refused(string transition, string from)
    {
        var run = Runs.In(Enum.Parse<RunState>(from));
        var before = Runs.Facts(run);

        if (Legal.TryGetValue((transition, run.State), out var to))
        {
            Transitions[transition](run);
            run.State.ShouldBe(to);
            (run.Lease is not null).ShouldBe(to.IsHeld());
            (run.FinishedAt is not null).ShouldBe(to.IsTerminal());
        }
        else
        {
            Should.Throw<RuleBroken>(() => Transitions[transition](run)).Message.ShouldStartWith($"A run that is {from} cannot ");
            Runs.Facts(run).ShouldBe(before);
        }
    }

    [Theory]
    [InlineData("Run", "Preparing")]
    [InlineData("Collect", "Running")]
    [InlineData("Succeed", "Collecting")]
    [InlineData("FailPlatform", "Running")]
    [InlineData("Renew", "Running")]
    public void A_worker_that_lost_its_lease_changes_nothing(string transition, string state)
    {
        var run = Runs.In(Enum.Parse<RunState>(state), worker: "another");
        var before = Runs.Facts(run);
        Should.Throw<LeaseLost>(() => Transitions[transition](run));
        Runs.Facts(run).ShouldBe(before);
    }
}
