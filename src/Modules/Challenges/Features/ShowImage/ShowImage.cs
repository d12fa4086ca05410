using GrandChallenge.Application;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GrandChallenge.Challenges.Features.ShowImage;

/// <summary>Which bytes a challenge's image is, for who may see the challenge.</summary>
internal sealed record ShowImage(string Challenge, ImageKind Kind) : IQuery<ImageBytes>;

internal sealed record ImageBytes(string Sha256, string ContentType);

internal sealed class ShowImageHandler(Gate gate) : IRequestHandler<ShowImage, ImageBytes>
{
    public async Task<ImageBytes> Handle(ShowImage query, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(query.Challenge, Act.See, cancellationToken);
        var image = (query.Kind == ImageKind.Logo ? challenge.Logo : challenge.Banner) ?? throw new NotFoundRefusal();
        return new ImageBytes(image.Sha256, image.ContentType);
    }
}

internal static class ImageEndpoints
{
    public static void MapChallengeImages(this IEndpointRouteBuilder endpoints)
    {
        foreach (var kind in Enum.GetValues<ImageKind>())
        {
            var name = kind.ToString().ToLowerInvariant();
            endpoints.MapGet($"/challenges/{{slug}}/{name}", async (string slug, IMediator mediator, BlobStore blobs, CancellationToken cancellationToken) =>
            {
                var image = await mediator.Send(new ShowImage(slug, kind), cancellationToken);
                return BlobResults.Download(blobs, image.Sha256, $"{name}.{image.ContentType.Split('/')[1]}", image.ContentType);
            });
        }
    }
}
