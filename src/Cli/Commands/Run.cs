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
            catch (Failure failure)
            {
                await failure.WriteAsync(error);
                return failure.Exit;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await Failure.BadUse(exception.Message, "").WriteAsync(error);
                return Exit.BadUse;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await error.WriteLineAsync("gc: stopped");
                return 130;
            }
        };
}
