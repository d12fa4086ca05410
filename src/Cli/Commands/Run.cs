using System.CommandLine;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

internal static class Run
{
    /// <summary>A command's work with its session; every failure ends as a sentence on stderr and an exit code.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> As(Func<Session, ParseResult, CancellationToken, Task<int>> work) =>
        async (call, cancellationToken) =>
        {
            var error = call.InvocationConfiguration.Error;
            try
            {
                using var session = Session.Of(call);
                return await work(session, call, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await error.WriteLineAsync("gc: stopped");
                return 130;
            }
            catch (Exception exception)
            {
                var failure = Failed(exception);
                await failure.WriteAsync(error);
                return failure.Exit;
            }
        };

    private static Failure Failed(Exception exception) => exception switch
    {
        Failure failure => failure,
        HttpRequestException or HttpIOException => new Failure(Exit.Server, "UNREACHABLE", $"The connection broke: {exception.Message}", "Try again."),
        IOException or UnauthorizedAccessException => Failure.BadUse(exception.Message, "Check the path, and whether you may read or write there."),
        _ => new Failure(
            Exit.Server, "INTERNAL", $"gc itself has failed: {exception.GetType().Name}: {exception.Message}", "Please report this together with the command that you gave."),
    };
}
