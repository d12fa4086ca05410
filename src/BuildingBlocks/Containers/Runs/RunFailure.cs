namespace GrandChallenge.Containers;

/// <summary>A run that cannot go on, with the sentence for people. Never leaves this library.</summary>
internal sealed class RunFailure(RunOutcome outcome, string message) : Exception(message)
{
    public RunOutcome Outcome => outcome;
}
