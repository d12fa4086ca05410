using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <summary>Ranked boards, from memory while nothing that they show has changed.</summary>
internal sealed class Boards(EvaluationDbContext database, IMediator mediator, BoardCache cache)
{
    /// <param name="phase">Tracked by the module's context: its row version is part of what a board is kept by.</param>
    public async Task<Board> OfAsync(Phase phase, ResultDisplay shows, CancellationToken cancellationToken)
    {
        var results = await database.Database
            .SqlQuery<long>($"SELECT version AS \"Value\" FROM evaluation.boards WHERE phase_id = {phase.Id}")
            .ToListAsync(cancellationToken);
        var settings = database.Entry(phase).Property<uint>("version").CurrentValue;
        return await cache.GetAsync(new BoardKey(phase.Id, shows, results.FirstOrDefault(), settings), () => LoadAsync(phase, shows));
    }

    private async Task<Board> LoadAsync(Phase phase, ResultDisplay shows)
    {
        // Others wait for the same board: the reader who began does not take it with him when he goes.
        var runs = await database.Runs
            .Where(run => run.PhaseId == phase.Id && run.State == RunState.Succeeded && run.Published)
            .OrderBy(run => run.Id)
            .Select(run => new PublishedRun(
                run.Id, run.SubmissionId, run.UserId, run.SubmittedAt, run.MethodId, run.GroundTruthId,
                run.MetricNumbers, run.MetricProblems, run.ScoreError))
            .ToListAsync(CancellationToken.None);
        var standing = new Dictionary<Guid, PublishedRun>();
        foreach (var run in runs)
            standing[run.SubmissionId] = run;

        var names = await mediator.Send(new UserNames([.. standing.Values.Select(run => run.UserId).Distinct()]), CancellationToken.None);
        return Board.Of(phase, shows, standing.Values, names);
    }
}

internal sealed record PublishedRun(
    Guid Id, Guid SubmissionId, Guid UserId, DateTimeOffset SubmittedAt, Guid MethodId, Guid? GroundTruthId,
    double?[] MetricNumbers, string?[] MetricProblems, double? ScoreError);
