using GrandChallenge.Challenges.Domain;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>Where a challenge's image is served: the hash in the query lets browsers keep it for good.</summary>
internal static class ImageUrl
{
    public static string? Of(string slug, string kind, StoredImage? image) =>
        image is null ? null : $"/challenges/{slug}/{kind}?v={image.Sha256[..12]}";
}
