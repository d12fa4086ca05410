using FluentValidation;
using GrandChallenge.Application;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Storage;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Challenges.Features.SetImage;

/// <summary>Makes a finished upload the challenge's logo or banner; without one the image is taken away.</summary>
internal sealed record SetImage(string Challenge, ImageKind Kind, Guid? Upload = null) : ICommand;

internal sealed class SetImageValidator : AbstractValidator<SetImage>
{
    public SetImageValidator() => RuleFor(i => i.Kind).IsInEnum().WithMessage("Choose logo or banner.");
}

internal sealed class SetImageHandler(Gate gate, Uploads uploads, Caller caller) : IRequestHandler<SetImage, Unit>
{
    public async Task<Unit> Handle(SetImage command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(command.Challenge, Act.Administer, cancellationToken);
        var image = command.Upload is { } upload ? await TakeAsync(upload, cancellationToken) : null;
        if (command.Kind == ImageKind.Logo)
            challenge.Logo = image;
        else
            challenge.Banner = image;
        return Unit.Value;
    }

    private async Task<StoredImage> TakeAsync(Guid upload, CancellationToken cancellationToken)
    {
        try
        {
            var type = await TypeAsync(upload, cancellationToken);
            var blob = await uploads.MoveToBlobAsync(upload, caller.RequireId(), cancellationToken);
            return new StoredImage(blob.Sha256, type);
        }
        catch (FileRefusedException refused)
        {
            throw new ValidationRefusal(nameof(SetImage.Upload), refused.Message);
        }
    }

    private async Task<string> TypeAsync(Guid upload, CancellationToken cancellationToken)
    {
        await using var file = await uploads.OpenCompletedAsync(upload, caller.RequireId(), cancellationToken);
        if (file.Length > ImageType.MaxBytes)
            throw new FileRefusedException($"“{file.FileName}” is {file.Length:N0} bytes; an image has at most {ImageType.MaxBytes:N0}.");
        var start = new byte[12];
        var read = await file.Content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return ImageType.Of(start.AsSpan(0, read))
            ?? throw new FileRefusedException($"“{file.FileName}” is no PNG, JPEG or WebP image by its content. Save it as one of these.");
    }
}

internal sealed class SetImageMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<SetImage, Unit>("setChallengeImage", "Makes a finished upload the challenge's logo or banner; for its admins.");
}
