using FluentValidation;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GrandChallenge.Challenges.Features.CreateChallenge;

/// <summary>Makes a challenge with one page, "Overview". Who creates it administers it.</summary>
internal sealed record CreateChallenge(
    string Slug, string Title, string Description, string Contact, ChallengeVisibility Visibility, JoinPolicy JoinPolicy,
    IReadOnlyList<string> Modalities, IReadOnlyList<string> Structures, IReadOnlyList<string> TaskTypes)
    : ICommand<NewChallenge>, IChallengeText;

internal sealed record NewChallenge(Guid Id, string Slug);

internal sealed class CreateChallengeValidator : AbstractValidator<CreateChallenge>
{
    public CreateChallengeValidator()
    {
        RuleFor(c => c.Slug).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Give the challenge a short name: it stands in its address.")
            .Must(ShortName.IsWellFormed).WithMessage(ShortName.Rule)
            .Must(slug => !ShortName.IsReserved(slug)).WithMessage("“{PropertyValue}” is kept back for the platform. Choose another short name.");
        Include(new ChallengeTextRules<CreateChallenge>());
    }
}

internal sealed class CreateChallengeHandler(ChallengesDbContext db, Caller caller, Outbox outbox, TimeProvider time)
    : IRequestHandler<CreateChallenge, NewChallenge>
{
    public async Task<NewChallenge> Handle(CreateChallenge command, CancellationToken cancellationToken)
    {
        var creator = caller.RequireId();
        var now = time.GetUtcNow();
        var challenge = Challenge.Create(command.Slug, ((IChallengeText)command).Text, now);
        db.Add(challenge);
        db.Add(new Membership { ChallengeId = challenge.Id, UserId = creator, Role = Role.Admin, Since = now });
        db.Add(ChallengePage.Create(challenge.Id, "overview", "Overview", FirstPage.Markdown(challenge), PageVisibility.Everyone, order: 1, now));
        await ClaimNameAsync(challenge.Slug, cancellationToken);
        outbox.Publish(new ChallengeCreated(challenge.Id, challenge.Slug, creator));
        return new NewChallenge(challenge.Id, challenge.Slug);
    }

    // The database decides whose the name is, also when two ask at the same moment.
    private async Task ClaimNameAsync(string slug, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: ChallengeMapping.UniqueSlug })
        {
            throw new ValidationRefusal(nameof(CreateChallenge.Slug), $"The short name “{slug}” is taken. Choose another.");
        }
    }
}
