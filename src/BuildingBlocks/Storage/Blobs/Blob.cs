namespace GrandChallenge.Storage;

/// <summary>Immutable bytes, named by what they are.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Size">Length in bytes.</param>
public sealed record Blob(string Sha256, long Size);
