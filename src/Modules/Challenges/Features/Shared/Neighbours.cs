using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Application;
using GrandChallenge.Evaluation.Contracts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>What this module asks of the others.</summary>
internal sealed class Neighbours(IMediator mediator, IServiceProvider services)
{
    public const string Unknown = "unknown";

    public async Task<ILookup<Guid, PhaseSummary>> PhasesAsync(IReadOnlyCollection<Guid> challenges, CancellationToken cancellationToken)
    {
        var phases = Answers<PhasesOf, IReadOnlyList<PhaseSummary>>() ? await mediator.Send(new PhasesOf(challenges), cancellationToken) : [];
        return phases.ToLookup(phase => phase.ChallengeId);
    }

    /// <summary>The name shown for a user; a user that nobody knows is "unknown".</summary>
    public async Task<Func<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0 || !Answers<UserNames, IReadOnlyDictionary<Guid, string>>())
            return _ => Unknown;
        var names = await mediator.Send(new UserNames(users), cancellationToken);
        return user => names.GetValueOrDefault(user, Unknown);
    }

    /// <exception cref="ValidationRefusal">Nobody has this user name.</exception>
    public async Task<Guid> RequireUserAsync(string userName, CancellationToken cancellationToken) =>
        await mediator.Send(new FindUser(userName.Trim()), cancellationToken)
        ?? throw new ValidationRefusal("UserName", $"Nobody here has the user name “{userName.Trim()}”. Check its spelling.");

    private bool Answers<TQuery, TResult>()
        where TQuery : IRequest<TResult> =>
        services.GetService<IRequestHandler<TQuery, TResult>>() is not null;
}
