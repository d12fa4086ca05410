namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>What every call that fails has in common.</summary>
internal static class Failures
{
    /// <summary>Code and cause on the first line, the next step on the last, nothing on stdout, and no word for programmers.</summary>
    /// <param name="said">How the first line begins, after "gc: ".</param>
    public static void Check(Gc call, int exit, string said)
    {
        call.Exit.ShouldBe(exit, call.ToString());
        call.Output.ShouldBeEmpty();
        call.Error.ShouldStartWith($"gc: {said}", Case.Sensitive, call.ToString());
        call.Error.ShouldNotContain("   at ");
        call.Error.ShouldNotContain("Exception");
        call.Error.TrimEnd('\n').Split('\n')[^1].ShouldMatch(@"^    \S.{8,}", call.ToString());
    }
}
