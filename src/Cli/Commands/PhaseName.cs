using System.CommandLine;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

/// <summary>A phase as it is named on the command line: CHALLENGE/PHASE.</summary>
internal sealed record PhaseName(string Challenge, string Phase)
{
    public static Argument<string> Argument() => new("CHALLENGE/PHASE") { Description = "Short names, as in the addresses of the pages" };

    /// <exception cref="Failure">The text is not two names with a slash between them.</exception>
    public static PhaseName Parse(string text) => text.Split('/') is [{ Length: > 0 } challenge, { Length: > 0 } phase]
        ? new PhaseName(challenge, phase)
        : throw Failure.BadUse($"“{text}” does not name a phase.", "Give challenge and phase, such as luna16/nodule-detection.");

    public async Task<Guid> IdAsync(Api api, CancellationToken cancellationToken)
    {
        var found = await api.AskAsync(
            "query($challenge: String!, $phase: String!) { phase(challenge: $challenge, phase: $phase) { id } }", new { Challenge, Phase }, cancellationToken);
        return Guid.Parse(found!["id"]!.ToString());
    }
}
