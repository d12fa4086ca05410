using FluentValidation;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>What creating and editing a challenge have in common.</summary>
internal interface IChallengeText
{
    string Title { get; }

    string Description { get; }

    string Contact { get; }

    ChallengeVisibility Visibility { get; }

    JoinPolicy JoinPolicy { get; }

    IReadOnlyList<string> Modalities { get; }

    IReadOnlyList<string> Structures { get; }

    IReadOnlyList<string> TaskTypes { get; }

    ChallengeText Text => new(Title, Description, Contact, Visibility, JoinPolicy, new Topics(Modalities, Structures, TaskTypes));
}

internal sealed class ChallengeTextRules<T> : AbstractValidator<T>
    where T : IChallengeText
{
    public ChallengeTextRules()
    {
        RuleFor(c => c.Title)
            .NotEmpty().WithMessage("Give the challenge a title.")
            .MaximumLength(Challenge.MaxTitle).WithMessage("A title has at most {MaxLength} characters; this one has {TotalLength}.")
            .Must(Words.ArePlain).WithMessage(Words.Rule);
        RuleFor(c => c.Description)
            .MaximumLength(Challenge.MaxDescription).WithMessage("A description has at most {MaxLength} characters; this one has {TotalLength}.")
            .Must(Words.ArePlain).WithMessage(Words.Rule);
        RuleFor(c => c.Contact)
            .NotEmpty().When(c => c.Visibility == ChallengeVisibility.Public, ApplyConditionTo.CurrentValidator)
            .WithMessage("A public challenge needs a contact: the e-mail address where its organisers are reached.")
            .MaximumLength(Challenge.MaxContact).WithMessage("An e-mail address has at most {MaxLength} characters.")
            .EmailAddress().When(c => !string.IsNullOrWhiteSpace(c.Contact), ApplyConditionTo.CurrentValidator)
            .WithMessage("“{PropertyValue}” is not an e-mail address; one looks like team@example.org.")
            .Must(Words.ArePlain).WithMessage(Words.Rule);
        RuleFor(c => c.Visibility).IsInEnum().WithMessage("Choose public, unlisted or private.");
        RuleFor(c => c.JoinPolicy).IsInEnum().WithMessage("Choose open or reviewed.");
        RuleFor(c => c.Modalities).Custom((words, context) => Check(words, Vocabulary.Modalities, "modalities", context));
        RuleFor(c => c.Structures).Custom((words, context) => Check(words, Vocabulary.Structures, "structures", context));
        RuleFor(c => c.TaskTypes).Custom((words, context) => Check(words, Vocabulary.TaskTypes, "task types", context));
    }

    private static void Check(IReadOnlyList<string> words, IReadOnlyList<string> vocabulary, string called, ValidationContext<T> context)
    {
        foreach (var word in words.Except(vocabulary, StringComparer.OrdinalIgnoreCase))
            context.AddFailure($"“{word}” is not among the {called}: {string.Join(", ", vocabulary)}.");
    }
}
