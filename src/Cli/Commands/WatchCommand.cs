using System.CommandLine;

namespace GrandChallenge.Cli.Commands;

internal static class WatchCommand
{
    public static Command Create()
    {
        var id = new Argument<Guid>("ID") { Description = "Of the evaluation, as gc submit prints it" };
        var json = EvaluationCommand.JsonOption();
        var command = new Command("watch", "Follow an evaluation until it is done; exit code 1 if it fails") { id, json };
        command.SetAction(Run.As(async (session, call, cancellationToken) =>
        {
            await Watching.UntilDoneAsync(session, call.GetRequiredValue(id), cancellationToken);
            return await EvaluationCommand.PrintAsync(session, call.GetRequiredValue(id), call.GetValue(json), cancellationToken);
        }));
        return command;
    }
}
