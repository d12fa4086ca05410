using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using MediatR;
using Npgsql;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Keeps lines of a container's output. An adopted container tells its lines again: they are the same lines and stay once.</summary>
internal sealed record WriteLog(IReadOnlyCollection<LogLine> Lines) : ICommand;

internal sealed class WriteLogHandler(EvaluationDbContext database) : IRequestHandler<WriteLog, Unit>
{
    public async Task<Unit> Handle(WriteLog command, CancellationToken cancellationToken)
    {
        var lines = command.Lines;
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
            database.Database,
            """
            INSERT INTO evaluation.log_lines (run_id, attempt, number, is_error, text, at)
            SELECT * FROM unnest(@runs, @attempts, @numbers, @errors, @texts, @times)
            ON CONFLICT DO NOTHING
            """,
            [
                new NpgsqlParameter("runs", lines.Select(line => line.RunId).ToArray()),
                new NpgsqlParameter("attempts", lines.Select(line => line.Attempt).ToArray()),
                new NpgsqlParameter("numbers", lines.Select(line => line.Number).ToArray()),
                new NpgsqlParameter("errors", lines.Select(line => line.IsError).ToArray()),
                new NpgsqlParameter("texts", lines.Select(line => line.Text).ToArray()),
                new NpgsqlParameter("times", lines.Select(line => line.At).ToArray()),
            ],
            cancellationToken);
        return Unit.Value;
    }
}
