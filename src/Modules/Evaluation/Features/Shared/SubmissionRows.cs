using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <param name="EvaluationId">The newest evaluation of the submission; state, score and cause are its.</param>
/// <param name="Score">Null until it has succeeded, and when it has no finite score.</param>
internal sealed record SubmissionRow(
    Guid SubmissionId, Guid EvaluationId, string Challenge, string ChallengeTitle, string Phase, string PhaseTitle, Guid UserId, string User,
    DateTimeOffset SubmittedAt, string FileName, string Comment, RunState State, bool IsPublished, FailureCause? Cause, string? Failure,
    string ScoreTitle, double? Score, int Decimals);

/// <summary>Submissions with how they stand. Whoever asks has decided which of them the caller may see.</summary>
internal sealed class SubmissionRows(EvaluationDbContext database, IMediator mediator)
{
    public async Task<Page<SubmissionRow>> PageAsync(
        IQueryable<Submission> submissions, RunState? state, PageWish wish, CancellationToken cancellationToken)
    {
        var standing =
            from submission in submissions
            let run = database.Runs.Where(r => r.SubmissionId == submission.Id).OrderByDescending(r => r.Id).First()
            where state == null || run.State == state
            select new { submission, run, Phase = database.Phases.First(p => p.Id == submission.PhaseId) };
        var total = await standing.CountAsync(cancellationToken);
        var page = await standing
            .OrderByDescending(s => s.submission.SubmittedAt).ThenByDescending(s => s.submission.Id)
            .Skip(wish.Skip).Take(wish.Take)
            .Select(s => new
            {
                s.submission.Id,
                s.submission.ChallengeId,
                s.submission.UserId,
                s.submission.SubmittedAt,
                s.submission.File.FileName,
                s.submission.Comment,
                Evaluation = s.run.Id,
                s.run.State,
                s.run.Published,
                Cause = (FailureCause?)s.run.Failure!.Cause,
                Failure = (string?)s.run.Failure!.Message,
                s.run.MetricNumbers,
                s.Phase.Slug,
                s.Phase.Title,
                s.Phase.Scoring,
            })
            .AsNoTracking()
            .ToListAsync(cancellationToken);

        var names = await mediator.Send(new UserNames([.. page.Select(s => s.UserId).Distinct()]), cancellationToken);
        var challenges = await mediator.Send(new ChallengeNames([.. page.Select(s => s.ChallengeId).Distinct()]), cancellationToken);
        var rows = page.ConvertAll(s => new SubmissionRow(
            s.Id, s.Evaluation, challenges[s.ChallengeId].Slug, challenges[s.ChallengeId].Title, s.Slug, s.Title, s.UserId,
            names.GetValueOrDefault(s.UserId, "unknown"), s.SubmittedAt, s.FileName, s.Comment, s.State, s.Published, s.Cause, s.Failure,
            s.Scoring.Title, s.MetricNumbers.FirstOrDefault(), s.Scoring.Decimals));
        return new Page<SubmissionRow>(rows, Math.Max(1, wish.Number), wish.Take, total);
    }
}
