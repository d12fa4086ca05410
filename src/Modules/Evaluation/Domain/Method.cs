namespace GrandChallenge.Evaluation.Domain;

/// <summary>One version of a phase's evaluation container: an uploaded archive or an image named in a registry.</summary>
internal sealed class Method : UploadedVersion
{
    public const int MaxReference = 512;

    private Method() { }

    private Method(Guid phaseId, int number, Guid uploadedBy, DateTimeOffset now) : base(phaseId, number, uploadedBy, now) { }

    /// <summary>The archive made by `docker save`; null for an image in a registry.</summary>
    public StoredFile? Archive { get; private set; }

    /// <summary>The image in a registry, name@sha256:digest; null for an archive.</summary>
    public string? Reference { get; private set; }

    /// <summary>Digest of the image that runs, sha256:…; known once ready.</summary>
    public string? ImageDigest { get; private set; }

    public static Method OfArchive(Guid phaseId, int number, StoredFile archive, Guid uploadedBy, DateTimeOffset now) =>
        new(phaseId, number, uploadedBy, now) { Archive = archive.Checked() };

    /// <param name="reference">Must end in a digest: a tag may name another image tomorrow.</param>
    public static Method OfRegistry(Guid phaseId, int number, string reference, Guid uploadedBy, DateTimeOffset now)
    {
        var at = reference.IndexOf('@');
        RuleBroken.If(
            at < 1 || reference.Length > MaxReference || reference.Any(char.IsWhiteSpace) || !Digests.IsImageDigest(reference.AsSpan(at + 1)),
            "reference",
            "Name the image by its digest, as in registry.example.org/team/evaluator@sha256:… with 64 hexadecimal digits.");
        return new(phaseId, number, uploadedBy, now) { Reference = reference };
    }

    public void Ready(string imageDigest)
    {
        RuleBroken.If(!Digests.IsImageDigest(imageDigest), "imageDigest", "An image digest is sha256: followed by 64 hexadecimal digits.");
        BecomeReady();
        ImageDigest = imageDigest;
    }
}
