using FluentValidation;
using MediatR;

namespace GrandChallenge.Application.Dispatch;

/// <summary>Runs a request's validators before its handler and turns what they find into one refusal.</summary>
internal sealed class ValidationBehaviour<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            foreach (var (field, sentences) in result.ToDictionary())
                errors[field] = sentences;
        }

        return errors.Count == 0 ? await next() : throw new ValidationRefusal(errors);
    }
}
