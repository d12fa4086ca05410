using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Files;

/// <summary>A file of the submission or of the ground truth, which knows its name in messages and whose it is.</summary>
public sealed class SourceFile
{
    internal SourceFile(SourceFolder folder, string name) => (Folder, Name) = (folder, name);

    /// <summary>The folder it was found in.</summary>
    public SourceFolder Folder { get; }

    /// <summary>Path within that folder, with forward slashes.</summary>
    public string Name { get; }

    /// <summary>Where it is.</summary>
    public string Path => System.IO.Path.Combine(Folder.Path, Name);

    /// <summary>Size in bytes.</summary>
    public long Length => new FileInfo(Path).Length;

    /// <summary>What the organiser's program calls one file that lies outside any folder of the platform.</summary>
    /// <exception cref="FaultException">It is missing or is a link.</exception>
    public static SourceFile At(string path, Side side = Side.GroundTruth)
    {
        var full = System.IO.Path.GetFullPath(path);
        return new SourceFolder(System.IO.Path.GetDirectoryName(full) ?? "/", side).File(System.IO.Path.GetFileName(full));
    }

    /// <summary>Opens it for reading.</summary>
    /// <exception cref="FaultException">It is empty or cannot be read.</exception>
    public Stream Open()
    {
        try
        {
            // A pipe or a device has no length, and opening one could wait for ever.
            return Length > 0
                ? new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
                : throw Fault("the file is empty", "hand in the whole file");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Fault("the file cannot be read", "make it readable for everyone");
        }
    }

    /// <summary>All bytes.</summary>
    /// <param name="most">Largest size in bytes.</param>
    /// <exception cref="FaultException">It is empty, too large or cannot be read.</exception>
    public byte[] ReadAll(long most)
    {
        using var stream = Open();
        if (stream.Length > Math.Min(most, Array.MaxLength))
            throw Fault($"the file has {Size(stream.Length)}", $"hand in at most {Size(most)}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A file that this one names, which must lie in the same folder or below.</summary>
    /// <exception cref="FaultException">It is missing, a link, or outside.</exception>
    public SourceFile Neighbour(string name)
    {
        var here = Name.LastIndexOf('/') is var at and >= 0 ? Name[..(at + 1)] : "";
        if (name.Length == 0 || System.IO.Path.IsPathRooted(name) || name.Contains("..") || name.Contains('\\'))
            throw Fault($"it refers to {Quoted.Of(name)}, which lies outside the folder", "refer to a file beside it by its name alone");
        return Folder.File(here + name);
    }

    /// <summary>A fault of this file.</summary>
    public FaultException Fault(string problem, string remedy) => new(new Fault(Folder.Side, problem, remedy) { File = Name });

    /// <summary>A fault at a place of this table.</summary>
    public Fault FaultAt(int row, string? column, string problem, string remedy) =>
        new(Folder.Side, problem, remedy) { File = Name, Row = row, Column = column };

    private static string Size(long bytes) => bytes >= 1 << 20 ? $"{bytes >> 20} MiB" : $"{bytes} bytes";
}
