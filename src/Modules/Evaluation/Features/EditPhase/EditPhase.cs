using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.EditPhase;

/// <summary>Replaces all settings of a phase. A changed scoring reads every stored result anew.</summary>
internal sealed record EditPhase(Guid PhaseId, PhaseSettings Settings) : ICommand<string>;

internal sealed class EditPhaseHandler(EvaluationRules rules, EvaluationDbContext database) : IRequestHandler<EditPhase, string>
{
    public async Task<string> Handle(EditPhase command, CancellationToken cancellationToken)
    {
        var (phase, _) = await rules.AdministeredPhaseAsync(command.PhaseId, cancellationToken);
        var scoring = phase.Scoring;
        var hasSubmissions = await database.Submissions.AnyAsync(s => s.PhaseId == phase.Id, cancellationToken);
        command.Settings.ApplyTo(phase, hasSubmissions, await database.NowAsync(cancellationToken));
        await database.RequireFreeNamesAsync(phase, cancellationToken);
        if (JsonColumn.Differ(scoring, phase.Scoring))
            await MeasureAnewAsync(phase, cancellationToken);
        return phase.Slug;
    }

    private async Task MeasureAnewAsync(Phase phase, CancellationToken cancellationToken)
    {
        var succeeded = database.Runs.Where(run => run.PhaseId == phase.Id && run.State == RunState.Succeeded);
        await foreach (var run in succeeded.AsAsyncEnumerable().WithCancellation(cancellationToken))
            run.Measure(phase.Scoring);
    }
}
