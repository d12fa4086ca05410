using System.CommandLine;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

internal static class SubmitCommand
{
    public static Command Create()
    {
        var phase = PhaseName.Argument();
        var file = new Argument<FileInfo>("FILE") { Description = "The predictions" };
        var wait = new Option<bool>("--wait") { Description = "Wait for the score; exit code 1 if the submission fails" };
        var comment = new Option<string?>("--comment") { Description = "For yourself and the organisers, at most 128 characters" };
        var json = EvaluationCommand.JsonOption();
        var command = new Command("submit", "Send in predictions; prints the evaluation's id") { phase, file, wait, comment, json };
        command.SetAction(Run.As((session, call, cancellationToken) => SubmitAsync(
            session, PhaseName.Parse(call.GetRequiredValue(phase)), call.GetRequiredValue(file), call.GetValue(comment),
            call.GetValue(wait), call.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> SubmitAsync(
        Session session, PhaseName phase, FileInfo file, string? comment, bool wait, bool json, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            throw Failure.BadUse($"There is no file {file}.", "Nothing was submitted.");
        if (file.Length == 0)
            throw Failure.BadUse($"{file} is empty.", "Nothing was submitted.");
        var api = await session.ApiAsync(cancellationToken);
        var phaseId = await phase.IdAsync(api, cancellationToken);
        var uploader = await session.UploaderAsync(cancellationToken);
        var uploadId = await uploader.UploadAsync(file, file.Name, await FileDigest.OfAsync(file, cancellationToken), cancellationToken);
        var receipt = await api.AskAsync(
            """
            mutation($phaseId: UUID!, $uploadId: UUID!, $comment: String) {
              submitPredictions(phaseId: $phaseId, uploadId: $uploadId, comment: $comment) { evaluationId sha256 remaining } }
            """,
            new { phaseId, uploadId, comment }, cancellationToken);
        var id = Guid.Parse(receipt!["evaluationId"]!.ToString());
        session.Say($"Submitted {file.Name} (SHA-256 {receipt["sha256"]}); {receipt["remaining"]} left.");
        if (!wait)
        {
            await session.Output.WriteLineAsync(id.ToString());
            return Exit.Done;
        }

        await Watching.UntilDoneAsync(session, id, cancellationToken);
        return await EvaluationCommand.PrintAsync(session, id, json, cancellationToken);
    }
}
