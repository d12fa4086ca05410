using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;

namespace GrandChallenge.Evaluation.Features.CreatePhase;

internal sealed record CreatePhase(string Challenge, PhaseSettings Settings) : ICommand<PhaseCreated>;

internal sealed record PhaseCreated(Guid Id, string Slug);

internal sealed class CreatePhaseHandler(EvaluationRules rules, EvaluationDbContext database) : IRequestHandler<CreatePhase, PhaseCreated>
{
    public async Task<PhaseCreated> Handle(CreatePhase command, CancellationToken cancellationToken)
    {
        var challenge = await rules.AdministeredAsync(command.Challenge, cancellationToken);
        var now = await database.NowAsync(cancellationToken);
        var phase = new Phase(challenge.Id, command.Settings.Title, command.Settings.Slug, now);
        command.Settings.ApplyTo(phase, hasSubmissions: false, now);
        await database.RequireFreeNamesAsync(phase, cancellationToken);
        database.Add(phase);
        return new PhaseCreated(phase.Id, phase.Slug);
    }
}
