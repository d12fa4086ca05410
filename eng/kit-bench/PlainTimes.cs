using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace GrandChallenge.KitBench;

/// <summary>Median, least and most of some runs of each benchmark of a class, and the processor's time of one, which others on the machine lengthen least; BenchmarkDotNet takes minutes and a quiet machine.</summary>
internal static class PlainTimes
{
    public static void Print<T>(int runs) where T : class, new()
    {
        var bench = new T();
        Console.WriteLine($"{Environment.ProcessorCount} processors, {runs} runs after warm-up; milliseconds");
        foreach (var method in typeof(T).GetMethods().Where(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null))
        {
            var value = method.Invoke(bench, null);
            for (var i = 0; i < 30; i++) method.Invoke(bench, null);
            var processor = Environment.CpuUsage.TotalTime;
            double[] times = [.. Enumerable.Range(0, runs).Select(_ => Time(() => method.Invoke(bench, null))).Order()];
            processor = (Environment.CpuUsage.TotalTime - processor) / runs;
            Console.WriteLine($"{method.Name,-30} median {times[runs / 2],8:F2}  min {times[0],8:F2}  max {times[^1],8:F2}  processor {processor.TotalMilliseconds,8:F2}   = {value}");
        }
    }

    private static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
