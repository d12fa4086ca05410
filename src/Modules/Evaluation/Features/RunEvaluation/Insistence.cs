using System.Diagnostics;
using GrandChallenge.Application;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>A database that is away for a moment must not cost hours of a container's work: what has to be written is tried again.</summary>
internal static class Insistence
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="work">May have succeeded unseen, so it must bear being repeated.</param>
    public static async Task UntilDoneAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception exception) when (
                exception is not (LeaseLost or Refusal or RuleBroken or OperationCanceledException) && clock.Elapsed < Patience)
            {
                await Task.Delay(pause);
            }
        }
    }
}
