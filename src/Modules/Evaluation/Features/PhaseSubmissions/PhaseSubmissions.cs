using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Evaluation.Features.PhaseSubmissions;

/// <summary>All submissions to a phase, for the challenge's admins, the newest first.</summary>
/// <param name="State">Only those whose newest evaluation is in this state.</param>
/// <param name="User">Only those of this user name, in any case of letters.</param>
internal sealed record PhaseSubmissions(string Challenge, string Phase, RunState? State = null, string? User = null, int Page = 1, int Size = 50)
    : IQuery<Page<SubmissionRow>>;

internal sealed class PhaseSubmissionsHandler(EvaluationRules rules, EvaluationDbContext database, IMediator mediator, SubmissionRows rows)
    : IRequestHandler<PhaseSubmissions, Page<SubmissionRow>>
{
    public async Task<Page<SubmissionRow>> Handle(PhaseSubmissions query, CancellationToken cancellationToken)
    {
        var (phase, _) = await rules.AdministeredPhaseAsync(query.Challenge, query.Phase, cancellationToken);
        var submissions = database.Submissions.Where(s => s.PhaseId == phase.Id);
        if (!string.IsNullOrWhiteSpace(query.User))
        {
            var user = await mediator.Send(new FindUser(query.User), cancellationToken);
            submissions = submissions.Where(s => s.UserId == user);
        }

        return await rows.PageAsync(submissions, query.State, new PageWish(query.Page, query.Size), cancellationToken);
    }
}

internal sealed class PhaseSubmissionsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<PhaseSubmissions, Page<SubmissionRow>>("phaseSubmissions", "All submissions to a phase; for the challenge's admins.");
}
