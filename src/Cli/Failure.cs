namespace GrandChallenge.Cli;

/// <summary>How a call ends. Scripts rely on these numbers.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUse = 2;
    public const int Server = 3;
}

/// <summary>An end that is not success: a code for programs, the cause and the next step for people.</summary>
internal sealed class Failure(int exit, string code, string cause, string next) : Exception(cause)
{
    public const string SignIn = "Run gc login, or set GC_TOKEN to an access token.";

    public int Exit => exit;

    public string Code => code;

    public string Next => next;

    public static Failure BadUse(string cause, string next) => new(Cli.Exit.BadUse, "BAD_USE", cause, next);

    public async Task WriteAsync(TextWriter error)
    {
        await error.WriteLineAsync($"gc: {Code}: {Message}");
        if (Next.Length > 0)
            await error.WriteLineAsync($"    {Next}");
    }
}
