using FluentValidation;
using GrandChallenge.Challenges.Domain;

namespace GrandChallenge.Challenges.Features.Shared;

internal static class ReasonRule
{
    /// <summary>A sentence to the user whom a decision is against.</summary>
    public static void IsReason<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().WithMessage("Say why: the user is told.")
            .MaximumLength(JoinRequest.MaxReason).WithMessage("A reason has at most {MaxLength} characters; this one has {TotalLength}.")
            .Must(Words.ArePlain).WithMessage(Words.Rule);
}
