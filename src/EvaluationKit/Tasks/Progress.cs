namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Says in some ten lines how far the scoring is.</summary>
internal sealed class Progress(TextWriter text, int cases)
{
    private int done;

    public void Step()
    {
        var now = Interlocked.Increment(ref done);
        if (cases > 1 && (now == cases || now * 10L / cases != (now - 1) * 10L / cases)) text.WriteLine($"{now} of {cases} cases are done.");
    }
}
