using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Apply;

/// <summary>What the changes of one plan share while they are done.</summary>
internal sealed class Applying(Api api, Uploader uploader, string challenge, Dictionary<string, Guid> phases)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public Api Api => api;

    public Uploader Uploader => uploader;

    public string Challenge => challenge;

    /// <summary>Ids of the phases by their part of the address.</summary>
    public Dictionary<string, Guid> Phases => phases;

    /// <summary>Waits until the platform has looked into an uploaded version.</summary>
    /// <exception cref="Failure">It was rejected.</exception>
    public async Task AwaitReadyAsync(string phase, Versioned kind, Guid id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var setups = await ServerChallenge.PhasesAsync(api, challenge, cancellationToken);
            var version = setups.Where(setup => setup.Slug == phase).SelectMany(kind.Of).FirstOrDefault(version => version.Id == id);
            if (version is null or { IsReady: true })
                return;
            if (version.IsRejected)
                throw new Failure(Exit.Failed, "REJECTED", $"The {kind.Word} of {phase} was rejected: {version.Reason}", "Mend it and run gc apply again; everything before it stays done.");
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
