using FluentValidation;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Challenges.Features.EditChallenge;

/// <summary>Writes all that the organisers say of their challenge anew; only the short name stays.</summary>
internal sealed record EditChallenge(
    string Challenge, string Title, string Description, string Contact, ChallengeVisibility Visibility, JoinPolicy JoinPolicy,
    IReadOnlyList<string> Modalities, IReadOnlyList<string> Structures, IReadOnlyList<string> TaskTypes)
    : ICommand, IChallengeText;

internal sealed class EditChallengeValidator : AbstractValidator<EditChallenge>
{
    public EditChallengeValidator() => Include(new ChallengeTextRules<EditChallenge>());
}

internal sealed class EditChallengeHandler(Gate gate, Admission admission) : IRequestHandler<EditChallenge, Unit>
{
    public async Task<Unit> Handle(EditChallenge command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        challenge.Change(((IChallengeText)command).Text);
        if (challenge.JoinPolicy == JoinPolicy.Open)
            await admission.AdmitAllWaitingAsync(challenge, cancellationToken);
        return Unit.Value;
    }
}
