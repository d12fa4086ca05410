using System.CommandLine;
using GrandChallenge.Cli.Apply;
using GrandChallenge.Cli.Folder;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

internal static class ApplyCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Holds challenge.yaml and what it names" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the plan and change nothing" };
        var command = new Command("apply", "Create or update a challenge as a folder describes it") { folder, dryRun };
        command.SetAction(Run.As((session, call, cancellationToken) =>
            ApplyAsync(session, call.GetRequiredValue(folder), call.GetValue(dryRun), cancellationToken)));
        return command;
    }

    private static async Task<int> ApplyAsync(Session session, DirectoryInfo folder, bool dryRun, CancellationToken cancellationToken)
    {
        var challenge = ChallengeReader.Read(folder);
        using var preparation = new Preparation(session.Say);
        var phases = new List<PreparedPhase>();
        foreach (var phase in challenge.Phases)
            phases.Add(await preparation.PrepareAsync(phase, cancellationToken));

        var api = await session.ApiAsync(cancellationToken);
        var server = await ServerChallenge.FindAsync(api, challenge.Name, cancellationToken);
        var plan = Plan.Of(challenge, phases, server);
        await CheckAsync(api, plan, cancellationToken);
        foreach (var change in plan)
            await session.Output.WriteLineAsync(change.ToString());
        if (dryRun)
            return Exit.Done;

        var known = server?.Phases.ToDictionary(phase => phase.Slug, phase => phase.Id) ?? [];
        var applying = new Applying(api, await session.UploaderAsync(cancellationToken), challenge.Name, known);
        foreach (var change in plan)
            await DoAsync(change, applying, cancellationToken);
        await session.Output.WriteLineAsync(new Uri(session.Server, $"challenges/{challenge.Name}").ToString());
        return Exit.Done;
    }

    private static async Task DoAsync(Change change, Applying applying, CancellationToken cancellationToken)
    {
        try
        {
            await change.DoAsync(applying, cancellationToken);
        }
        catch (Failure failure) when (failure.Code is "VALIDATION" or "CONFLICT" or "FORBIDDEN" or "UNREACHABLE" or "SERVER_FAILED")
        {
            throw new Failure(
                failure.Exit, failure.Code, $"{change}: {failure.Message}", "What stands before it in the plan is done. Mend this and run gc apply again; it goes on from there.");
        }
    }

    private static async Task CheckAsync(Api api, IEnumerable<Change> plan, CancellationToken cancellationToken)
    {
        var refusals = new List<string>();
        foreach (var phase in plan.OfType<PhaseChange>())
        {
            try
            {
                await phase.CheckAsync(api, cancellationToken);
            }
            catch (Failure refusal) when (refusal.Code == "VALIDATION")
            {
                refusals.Add($"phase {phase.Slug}: {refusal.Message}");
            }
        }

        if (refusals.Count > 0)
            throw new Failure(Exit.BadUse, "INVALID_CHALLENGE", string.Join("\n    ", refusals), "Nothing was changed. Mend the file and run gc again.");
    }
}
