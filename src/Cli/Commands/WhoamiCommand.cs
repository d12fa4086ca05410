using System.CommandLine;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

internal static class WhoamiCommand
{
    public static Command Create()
    {
        var command = new Command("whoami", "Print as whom you are signed in");
        command.SetAction(Run.As((session, _, cancellationToken) => WhoamiAsync(session, cancellationToken)));
        return command;
    }

    public static async Task<int> WhoamiAsync(Session session, CancellationToken cancellationToken)
    {
        await session.Output.WriteLineAsync(await NameAsync(await session.ApiAsync(cancellationToken), cancellationToken));
        return Exit.Done;
    }

    public static async Task<string> NameAsync(Api api, CancellationToken cancellationToken) =>
        (await api.AskAsync("{ me { userName } }", null, cancellationToken))?["userName"]?.ToString()
        ?? throw new Failure(Exit.Server, "UNAUTHENTICATED", $"You are not signed in to {api.Server}.", Failure.SignIn);
}
