namespace GrandChallenge.Containers;

internal enum RunStep
{
    Prepare,
    Start,
    Run,
    Collect,
}

/// <summary>Measures the steps of one run.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly TimeSpan[] spent = new TimeSpan[4];

    public RunTimings Timings => new(spent[0], spent[1], spent[2], spent[3]);

    public async Task MeasureAsync(RunStep step, Task work)
    {
        var start = time.GetTimestamp();
        try
        {
            await work;
        }
        finally
        {
            spent[(int)step] = time.GetElapsedTime(start);
        }
    }

    public async Task<T> MeasureAsync<T>(RunStep step, Task<T> work)
    {
        await MeasureAsync(step, (Task)work);
        return await work;
    }
}
