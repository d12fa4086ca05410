using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Evaluation.Features.PhaseCheck;

/// <summary>Whether a phase could be made with these settings; changes nothing. What is wrong is refused as making it would be.</summary>
internal sealed record PhaseCheck(PhaseSettings Settings) : IQuery<CheckedPhase>;

/// <param name="Slug">The part of the address that it would have.</param>
internal sealed record CheckedPhase(string Slug);

internal sealed class PhaseCheckHandler(Caller caller, TimeProvider time) : IRequestHandler<PhaseCheck, CheckedPhase>
{
    public Task<CheckedPhase> Handle(PhaseCheck query, CancellationToken cancellationToken)
    {
        caller.RequireId();
        var now = time.GetUtcNow();
        var phase = new Phase(Guid.CreateVersion7(), query.Settings.Title, query.Settings.Slug, now);
        query.Settings.ApplyTo(phase, hasSubmissions: false, now);
        return Task.FromResult(new CheckedPhase(phase.Slug));
    }
}

internal sealed class PhaseCheckField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<PhaseCheck, CheckedPhase>("phaseCheck", "Whether a phase could be made with these settings; changes nothing.");
}
