using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

/// <summary>What the scoring container of an attempt has written, in order. For the challenge's admins, and for the submission's owner where the phase shares it.</summary>
/// <param name="Attempt">Null for the last one.</param>
/// <param name="After">Lines up to this number are left out.</param>
internal sealed record EvaluationLog(Guid Id, int? Attempt = null, int After = 0) : IQuery<IReadOnlyList<ContainerLine>>;

/// <param name="Number">From 1 within the attempt.</param>
internal sealed record ContainerLine(int Attempt, int Number, bool IsError, string Text, DateTimeOffset At);

internal sealed class EvaluationLogHandler(EvaluationRules rules, EvaluationDbContext database)
    : IRequestHandler<EvaluationLog, IReadOnlyList<ContainerLine>>
{
    public async Task<IReadOnlyList<ContainerLine>> Handle(EvaluationLog query, CancellationToken cancellationToken)
    {
        var found = await rules.RunAsync(query.Id, cancellationToken);
        if (!found.SeesLog)
            throw new ForbiddenRefusal("Only the admins of this challenge may read what the container wrote.");
        var run = found.Run;
        var attempt = query.Attempt ?? run.Attempt;
        return await database.LogLines
            .Where(line => line.RunId == run.Id && line.Attempt == attempt && line.Number > query.After)
            .OrderBy(line => line.Number)
            .Select(line => new ContainerLine(line.Attempt, line.Number, line.IsError, line.Text, line.At))
            .ToListAsync(cancellationToken);
    }
}
