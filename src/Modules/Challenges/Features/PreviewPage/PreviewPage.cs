using FluentValidation;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Challenges.Features.PreviewPage;

/// <summary>What markdown would look like on a page of this challenge.</summary>
internal sealed record PreviewPage(string Challenge, string Markdown) : IQuery<PagePreview>;

internal sealed record PagePreview(string Html);

internal sealed class PreviewPageValidator : AbstractValidator<PreviewPage>
{
    public PreviewPageValidator() =>
        RuleFor(p => p.Markdown).Must(text => System.Text.Encoding.UTF8.GetByteCount(text ?? "") <= ChallengePage.MaxMarkdownBytes)
            .WithMessage("A page holds at most 1 MiB of text. Split it into two pages.");
}

internal sealed class PreviewPageHandler(Gate gate, PageText text) : IRequestHandler<PreviewPage, PagePreview>
{
    public async Task<PagePreview> Handle(PreviewPage query, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(query.Challenge, Act.Administer, cancellationToken);
        return new PagePreview(await text.HtmlAsync(challenge, query.Markdown, cancellationToken));
    }
}
