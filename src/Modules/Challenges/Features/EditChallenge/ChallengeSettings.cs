using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Challenges.Features.EditChallenge;

/// <summary>What the organisers have written of their challenge, as the editor shows it.</summary>
internal sealed record ChallengeSettings(string Challenge) : IQuery<ChallengeForm>;

internal sealed class ChallengeSettingsHandler(Gate gate) : IRequestHandler<ChallengeSettings, ChallengeForm>
{
    public async Task<ChallengeForm> Handle(ChallengeSettings query, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(query.Challenge, Act.Administer, cancellationToken);
        return new ChallengeForm
        {
            Slug = challenge.Slug,
            Title = challenge.Title,
            Description = challenge.Description,
            Contact = challenge.Contact,
            Visibility = challenge.Visibility,
            JoinPolicy = challenge.JoinPolicy,
            Modalities = [.. challenge.Topics.Modalities],
            Structures = [.. challenge.Topics.Structures],
            TaskTypes = [.. challenge.Topics.TaskTypes],
        };
    }
}
