using System.CommandLine;

namespace GrandChallenge.Cli.Commands;

internal static class JoinCommand
{
    public static Command Create()
    {
        var challenge = new Argument<string>("CHALLENGE") { Description = "Short name" };
        var command = new Command("join", "Take part in a challenge, or ask to; prints how it stands") { challenge };
        command.SetAction(Run.As(async (session, call, cancellationToken) =>
        {
            var answer = await (await session.ApiAsync(cancellationToken)).AskAsync(
                "mutation($challenge: String!) { joinChallenge(challenge: $challenge) { state reason } }",
                new { challenge = call.GetRequiredValue(challenge) }, cancellationToken);
            var reason = answer!["reason"]!.ToString();
            await session.Output.WriteLineAsync(answer["state"]!.ToString().ToLowerInvariant() + (reason.Length > 0 ? $": {reason}" : ""));
            return answer["state"]!.ToString() == "REJECTED" ? Exit.Failed : Exit.Done;
        }));
        return command;
    }
}
