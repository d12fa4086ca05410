using System.Globalization;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Leaderboard;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrandChallenge.Evaluation.Features.PhaseDetail;

internal sealed class PhaseDetailPage(IMediator mediator) : PageModel
{
    public PhaseView Phase { get; private set; } = null!;

    public IReadOnlyList<string> Rule => BoardRule.Of(new Scoring
    {
        Path = Phase.Settings.ScorePath,
        Title = Phase.Settings.ScoreTitle,
        Direction = Phase.Settings.ScoreDirection,
        ExtraColumns = Phase.Settings.Columns,
        Method = Phase.Settings.RankBy,
        Display = Phase.Settings.Shows,
    });

    public string Limit
    {
        get
        {
            var settings = Phase.Settings;
            if (settings.SubmissionLimit == 0)
                return "This phase takes no submissions.";
            var period = settings.SubmissionPeriodSeconds is { } seconds
                ? $"within any {(seconds % 86400 == 0 ? Count(seconds / 86400, "day") : seconds % 3600 == 0 ? Count(seconds / 3600, "hour") : Count(seconds / 60, "minute"))}"
                : "over the whole phase";
            var total = settings.TotalLimit is { } most ? $", {Count(most, "submission")} in all" : "";
            var failed = settings.FailedAttemptsLimit is { } attempts ? $"; {Count(attempts, "failed attempt")} within the same time" : "";
            return $"{Count(settings.SubmissionLimit, "submission")} per participant {period}{total}{failed}.";
        }
    }

    public async Task OnGetAsync(string slug, string phase, CancellationToken cancellationToken) =>
        Phase = await mediator.Send(new PhaseDetail(slug, phase), cancellationToken);

    private static string Count(long number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
