namespace GrandChallenge.Evaluation.Domain;

/// <summary>The way of an uploaded method or ground truth: Uploaded, Inspecting, then Ready or Rejected for good.</summary>
internal enum VersionState { Uploaded, Inspecting, Ready, Rejected }

/// <summary>Stored bytes of an upload.</summary>
/// <param name="FileName">The name it was uploaded under, without folders.</param>
/// <param name="Sha256">64 small hexadecimal digits.</param>
/// <param name="Size">In bytes.</param>
internal sealed record StoredFile(string FileName, string Sha256, long Size)
{
    public const int MaxFileName = 255;

    /// <exception cref="RuleBroken">A part cannot be true of a stored file.</exception>
    public StoredFile Checked()
    {
        var namesFolder = FileName.AsSpan().IndexOfAny("/\\\0") >= 0;
        RuleBroken.If(FileName.Length is 0 or > MaxFileName || namesFolder, "fileName", $"A file name has 1 to {MaxFileName} characters and names no folder.");
        RuleBroken.If(!Digests.IsSha256(Sha256), "sha256", "A SHA-256 is 64 small hexadecimal digits.");
        RuleBroken.If(Size < 1, "file", "The file is empty; choose the file again.");
        return this;
    }
}

internal static class Digests
{
    private const string Prefix = "sha256:";

    public static bool IsSha256(ReadOnlySpan<char> hex) => hex.Length == 64 && hex.IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>An image digest as registries and engines write it: sha256: and 64 small hexadecimal digits.</summary>
    public static bool IsImageDigest(ReadOnlySpan<char> digest) =>
        digest.StartsWith(Prefix, StringComparison.Ordinal) && IsSha256(digest[Prefix.Length..]);
}
