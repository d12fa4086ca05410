using System.CommandLine;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

internal static class LoginCommand
{
    public static Command Create()
    {
        var token = new Option<string?>("--token") { Description = "Keep this personal access token; without a value it is read from stdin", Arity = ArgumentArity.ZeroOrOne };
        var check = new Option<bool>("--check") { Description = "Only say whether the kept token holds" };
        var command = new Command("login", "Sign in, and keep the token for this server") { token, check };
        command.SetAction(Run.As((session, call, cancellationToken) =>
            call.GetValue(check) ? WhoamiCommand.WhoamiAsync(session, cancellationToken)
            : call.GetResult(token) is not null ? KeepAsync(session, call.GetValue(token) ?? Console.In.ReadLine() ?? "", cancellationToken)
            : LoginAsync(session, cancellationToken)));
        return command;
    }

    private static async Task<int> LoginAsync(Session session, CancellationToken cancellationToken)
    {
        using var api = new Api(session.Server, token: null);
        var credential = await new DeviceLogin(api).LoginAsync(
            (address, code) => session.Say($"Open {address}\nand confirm the code {code}. Waiting …"), cancellationToken);
        return await SaveAsync(session, credential, cancellationToken);
    }

    private static Task<int> KeepAsync(Session session, string token, CancellationToken cancellationToken) =>
        token.Trim() is { Length: > 0 } text
            ? SaveAsync(session, new Credential(Credential.Checked(text)), cancellationToken)
            : throw Failure.BadUse("No token was given.", "Make one on the page Account, Access tokens, and run gc login --token TOKEN.");

    private static async Task<int> SaveAsync(Session session, Credential credential, CancellationToken cancellationToken)
    {
        using var api = new Api(session.Server, credential.Token);
        var name = await WhoamiCommand.NameAsync(api, cancellationToken);
        session.Credentials.Save(session.Server, credential);
        await session.Output.WriteLineAsync($"Signed in to {session.Server} as {name}.");
        if (Environment.GetEnvironmentVariable(Session.TokenVariable) is { Length: > 0 })
            session.Say($"{Session.TokenVariable} is set and goes before what was kept.");
        return Exit.Done;
    }
}
