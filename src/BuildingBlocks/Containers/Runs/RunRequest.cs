namespace GrandChallenge.Containers;

/// <summary>One attempt to run one image over some inputs.</summary>
/// <param name="Image">`sha256:…` (the id of a loaded image) or `name@sha256:…` (a pulled digest); never a mutable tag.</param>
public sealed record RunRequest(Guid RunId, int Attempt, string Image, RunProfile Profile, IReadOnlyList<RunInput> Inputs);

/// <summary>Files that the container finds, read-only, under a path of its own.</summary>
/// <param name="MountPath">Absolute path in the container, e.g. `/input`; not inside another input's path.</param>
/// <param name="WriteTar">Writes the files as a tar archive. Entries must be readable by any user (mode 0444 or 0644, folders 0555 or 0755).</param>
public sealed record RunInput(string MountPath, Func<Stream, CancellationToken, Task> WriteTar);
