using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>Who sees results: a board that is hidden, a result that is not published do not exist for others than its owner and the admins.</summary>
internal sealed partial class EvaluationRules
{
    public async Task<PhaseForCaller> AdministeredPhaseAsync(string slug, string phaseSlug, CancellationToken cancellationToken)
    {
        var found = await PhaseAsync(slug, phaseSlug, cancellationToken);
        Administered(found.Challenge);
        return found;
    }

    public async Task<PhaseForCaller> BoardAsync(string slug, string phaseSlug, CancellationToken cancellationToken)
    {
        var found = await PhaseAsync(slug, phaseSlug, cancellationToken);
        return SeesBoard(found) ? found : throw new NotFoundRefusal();
    }

    public static void Administered(bool isAdmin)
    {
        if (!isAdmin)
            throw new ForbiddenRefusal("Only an admin of this challenge may do that.");
    }

    public static bool SeesBoard(PhaseForCaller found) => found.Phase.Board == BoardVisibility.Public || found.Challenge.IsAdmin;

    /// <summary>The run as it is now; not tracked.</summary>
    public async Task<RunForCaller> RunAsync(Guid runId, CancellationToken cancellationToken)
    {
        var run = await database.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, cancellationToken) ?? throw new NotFoundRefusal();
        var found = await PhaseAsync(run.PhaseId, cancellationToken);
        var isOwner = caller.Id == run.UserId;
        var isShown = run is { State: RunState.Succeeded, Published: true } && SeesBoard(found);
        return isOwner || found.Challenge.IsAdmin || isShown
            ? new RunForCaller(run, found.Phase, found.Challenge, isOwner)
            : throw new NotFoundRefusal();
    }

    public async Task<RunForCaller> AdministeredRunAsync(Guid runId, CancellationToken cancellationToken)
    {
        var found = await RunAsync(runId, cancellationToken);
        Administered(found.Challenge);
        return found;
    }

    /// <summary>The submission, for its owner and the admins alone.</summary>
    public async Task<(Submission Submission, PhaseForCaller Found)> SubmissionAsync(Guid submissionId, CancellationToken cancellationToken)
    {
        var submission = await database.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == submissionId, cancellationToken)
            ?? throw new NotFoundRefusal();
        var found = await PhaseAsync(submission.PhaseId, cancellationToken);
        return caller.Id == submission.UserId || found.Challenge.IsAdmin ? (submission, found) : throw new NotFoundRefusal();
    }
}

/// <param name="IsOwner">The caller sent the submission in.</param>
internal sealed record RunForCaller(EvaluationRun Run, Phase Phase, ChallengeForCaller Challenge, bool IsOwner)
{
    /// <summary>Owner and admins see all but what only admins may; others see what stands on the board.</summary>
    public bool SeesAll => IsOwner || Challenge.IsAdmin;

    /// <summary>The container's output may speak of the ground truth: the phase decides whether the owner reads it.</summary>
    public bool SeesLog => Challenge.IsAdmin || (IsOwner && Phase.SharesLog);
}
