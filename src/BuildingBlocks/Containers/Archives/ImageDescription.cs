namespace GrandChallenge.Containers;

/// <summary>What an image archive holds, read without running it.</summary>
/// <param name="ConfigDigest">`sha256:…` of the image's configuration: the identity of the image whatever tool packed it.</param>
/// <param name="UnpackedBytes">Size of everything in the archive, decompressed.</param>
public sealed record ImageDescription(
    string ConfigDigest,
    string Architecture,
    string Os,
    IReadOnlyList<string> Entrypoint,
    IReadOnlyList<string> Command,
    string User,
    int LayerCount,
    long UnpackedBytes);

/// <summary>The pieces of the one image in an archive.</summary>
/// <param name="Layers">Names of the archive's entries that hold the layers, lowest first.</param>
internal sealed record ImageLayout(byte[] Config, IReadOnlyList<string> Layers);
