using System.CommandLine;
using GrandChallenge.Cli.Commands;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli;

/// <summary>The whole of `gc`: one command for each thing that organisers and participants do from a shell.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("gc: challenges from the command line")
        {
            Session.ServerOption,
            LoginCommand.Create(), WhoamiCommand.Create(),
            ApplyCommand.Create(), ExportCommand.Create(),
            JoinCommand.Create(), SubmitCommand.Create(), WatchCommand.Create(), EvaluationCommand.Create(), LeaderboardCommand.Create(),
        };
        var call = root.Parse(args);
        if (call.Errors.Count > 0)
        {
            var command = call.CommandResult.Command.Name is var name && name != root.Name ? $"gc {name}" : "gc";
            await Failure.BadUse(string.Join(" ", call.Errors.Select(problem => problem.Message)), $"{command} --help says how it is used.").WriteAsync(error);
            return Exit.BadUse;
        }

        return await call.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
    }
}
