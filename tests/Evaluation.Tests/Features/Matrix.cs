using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Features.ActivateGroundTruth;
using GrandChallenge.Evaluation.Features.ActivateMethod;
using GrandChallenge.Evaluation.Features.CancelRun;
using GrandChallenge.Evaluation.Features.CancelWaitingRuns;
using GrandChallenge.Evaluation.Features.CreatePhase;
using GrandChallenge.Evaluation.Features.DownloadSubmission;
using GrandChallenge.Evaluation.Features.EditPhase;
using GrandChallenge.Evaluation.Features.EvaluationDetail;
using GrandChallenge.Evaluation.Features.Leaderboard;
using GrandChallenge.Evaluation.Features.MySubmissions;
using GrandChallenge.Evaluation.Features.PhaseCheck;
using GrandChallenge.Evaluation.Features.PhaseDetail;
using GrandChallenge.Evaluation.Features.PhaseList;
using GrandChallenge.Evaluation.Features.PhaseSetups;
using GrandChallenge.Evaluation.Features.PhaseSubmissions;
using GrandChallenge.Evaluation.Features.PhaseVersions;
using GrandChallenge.Evaluation.Features.PublishResult;
using GrandChallenge.Evaluation.Features.RequeueRun;
using GrandChallenge.Evaluation.Features.ReScore;
using GrandChallenge.Evaluation.Features.SubmissionQuota;
using GrandChallenge.Evaluation.Features.SubmitPredictions;
using GrandChallenge.Evaluation.Features.UnpublishResult;
using GrandChallenge.Evaluation.Features.UploadGroundTruth;
using GrandChallenge.Evaluation.Features.UploadMethod;
using GrandChallenge.TestKit;
using MediatR;
using static GrandChallenge.Evaluation.Tests.Features.Verdict;

namespace GrandChallenge.Evaluation.Tests.Features;

/// <param name="IsOfChallenge">It names something of one challenge, so that a private one hides it.</param>
internal sealed record MatrixRow(string Name, Func<PlatformFixture, Guid?, bool, Scene, Task> Send, Verdict[] Verdicts, bool IsOfChallenge)
{
    public static MatrixRow Of<TResult>(Func<Scene, IRequest<TResult>> request, Verdict[] verdicts, bool isOfChallenge = true)
    {
        var name = request(new Scene
        {
            Slug = "",
            ChallengeId = default,
            PhaseId = default,
            Method = default,
            Truth = default,
            Queued = default,
            Published = default,
            Unpublished = default,
            Submission = default,
        }).GetType().Name;
        return new MatrixRow(name, (platform, who, isSiteAdmin, scene) => platform.SendAs(who, request(scene), isSiteAdmin), verdicts, isOfChallenge);
    }
}

internal static class Matrix
{
    public static readonly string[] Everyone = ["anonymous", "user", "participant", "owner", "admin", "site admin"];

    private const string Reference = "registry.example.org/m@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private static readonly Verdict[] All = [May, May, May, May, May, May];
    private static readonly Verdict[] SignedIn = [MayNot, May, May, May, May, May];
    private static readonly Verdict[] Participants = [MayNot, MayNot, May, May, May, May];
    private static readonly Verdict[] Admins = [MayNot, MayNot, MayNot, MayNot, May, May];
    private static readonly Verdict[] AdminsOfHidden = [Hidden, Hidden, Hidden, Hidden, May, May];

    /// <summary>Something of the owner's that others may not know of, and that only admins may change.</summary>
    private static readonly Verdict[] AdminsOfOwn = [Hidden, Hidden, Hidden, MayNot, May, May];
    private static readonly Verdict[] Own = [Hidden, Hidden, Hidden, May, May, May];

    public static readonly MatrixRow[] Rows =
    [
        MatrixRow.Of(s => new CreatePhase(s.Slug, Stage.Settings with { Title = "Another" }), Admins),
        MatrixRow.Of(s => new EditPhase(s.PhaseId, Stage.Settings), Admins),
        MatrixRow.Of(s => new UploadMethod(s.PhaseId, null, Reference, false), Admins),
        MatrixRow.Of(s => new UploadGroundTruth(s.PhaseId, Guid.CreateVersion7(), false), Admins),
        MatrixRow.Of(s => new ActivateMethod(s.Method), Admins),
        MatrixRow.Of(s => new ActivateGroundTruth(s.Truth), Admins),
        MatrixRow.Of(s => new PhaseSetups(s.Slug), Admins),
        MatrixRow.Of(s => new PhaseVersions(s.Slug, "final"), Admins),
        MatrixRow.Of(s => new PhaseSubmissions(s.Slug, "final"), Admins),
        MatrixRow.Of(s => new ReScorePlan(s.Slug, "final"), Admins),
        MatrixRow.Of(s => new ReScorePhase(s.PhaseId, -1), Admins),
        MatrixRow.Of(s => new ReScoreSubmission(s.Submission), AdminsOfOwn),
        MatrixRow.Of(s => new PublishResult(s.Unpublished), AdminsOfOwn),
        MatrixRow.Of(s => new UnpublishResult(s.Published), Admins),
        MatrixRow.Of(s => new RequeueRun(s.Queued), AdminsOfOwn),
        MatrixRow.Of(s => new CancelWaitingRuns(s.Slug, "final"), Admins),
        MatrixRow.Of(s => new CancelRun(s.Queued), Own),
        MatrixRow.Of(s => new CancelRun(s.Published), [MayNot, MayNot, MayNot, May, May, May]),
        MatrixRow.Of(s => new SubmitPredictions(s.PhaseId, Guid.CreateVersion7()), Participants),
        MatrixRow.Of(s => new DownloadSubmission(s.Submission), Own),
        MatrixRow.Of(s => new EvaluationDetail(s.Published), All),
        MatrixRow.Of(s => new EvaluationDetail(s.Unpublished), Own),
        MatrixRow.Of(s => new EvaluationDetail(s.Queued), Own),
        MatrixRow.Of(s => new EvaluationLog(s.Published), Admins),
        MatrixRow.Of(s => new EvaluationLog(s.Queued), AdminsOfOwn),
        MatrixRow.Of(s => new Leaderboard(s.Slug, "final"), All),
        MatrixRow.Of(s => new Leaderboard(s.Slug, "secret"), AdminsOfHidden),
        MatrixRow.Of(s => new WholeLeaderboard(s.Slug, "final"), All),
        MatrixRow.Of(s => new WholeLeaderboard(s.Slug, "secret"), AdminsOfHidden),
        MatrixRow.Of(s => new PhaseList(s.Slug), All),
        MatrixRow.Of(s => new PhaseDetail(s.Slug, "final"), All),
        MatrixRow.Of(s => new PhaseDetail(s.Slug, "secret"), AdminsOfHidden),
        MatrixRow.Of(s => new SubmissionQuota(s.Slug, "final"), SignedIn),
        MatrixRow.Of(_ => new PhaseCheck(Stage.Settings), SignedIn, isOfChallenge: false),
        MatrixRow.Of(_ => new MySubmissions(), SignedIn, isOfChallenge: false),
        MatrixRow.Of(s => new PhasesOf([s.ChallengeId]), All, isOfChallenge: false),
    ];
}
