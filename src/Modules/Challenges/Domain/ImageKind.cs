namespace GrandChallenge.Challenges.Domain;

/// <summary>The two images of a challenge.</summary>
internal enum ImageKind
{
    Logo,
    Banner,
}

internal static class ImageType
{
    /// <summary>Most bytes of an image.</summary>
    public const long MaxBytes = 4 << 20;

    /// <summary>The media type that the first bytes tell, whatever the file is called; null for what is not PNG, JPEG or WebP.</summary>
    /// <param name="start">The first 12 bytes, or fewer of a shorter file.</param>
    public static string? Of(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
