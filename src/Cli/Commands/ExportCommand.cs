using System.CommandLine;
using GrandChallenge.Cli.Apply;
using GrandChallenge.Cli.Folder;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        var challenge = new Argument<string>("CHALLENGE") { Description = "Short name" };
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Is made; must not hold a challenge.yaml yet" };
        var command = new Command("export", "Write a challenge to a folder as gc apply reads it; for its admins") { challenge, folder };
        command.SetAction(Run.As((session, call, cancellationToken) =>
            ExportAsync(session, call.GetRequiredValue(challenge), call.GetRequiredValue(folder), cancellationToken)));
        return command;
    }

    private static async Task<int> ExportAsync(Session session, string name, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var api = await session.ApiAsync(cancellationToken);
        var challenge = await ServerChallenge.FindAsync(api, name, cancellationToken)
            ?? throw new Failure(Exit.BadUse, "NOT_FOUND", $"There is no challenge “{name}” that you may see.", "gc whoami says as whom you are signed in.");
        await ChallengeWriter.WriteAsync(challenge, folder, cancellationToken);
        foreach (var phase in challenge.Phases)
            session.Say($"{phase.Slug}: ground truth and archives of methods stay on the server; add “groundTruth” and “method” to change them.");
        await session.Output.WriteLineAsync(Path.Combine(folder.ToString(), "challenge.yaml"));
        return Exit.Done;
    }
}
