using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Files;

/// <summary>A folder of the submission or of the ground truth. Nothing outside it is ever opened, whatever its files say; links are not followed.</summary>
public sealed class SourceFolder
{
    private const int MostFiles = 200_000;

    /// <param name="path">Where it is.</param>
    /// <param name="side">Whose it is.</param>
    public SourceFolder(string path, Side side) => (Path, Side) = (System.IO.Path.GetFullPath(path), side);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Whose it is.</summary>
    public Side Side { get; }

    /// <summary>A fault of the folder as a whole.</summary>
    public FaultException Fault(string problem, string remedy) => new(new Fault(Side, problem, remedy));

    /// <summary>The file of that name.</summary>
    /// <param name="name">Path within the folder, with forward slashes.</param>
    /// <exception cref="FaultException">It is missing, is a link, or would lie outside the folder.</exception>
    public SourceFile File(string name)
    {
        if (!IsWithin(name))
            throw new FaultException(new Fault(Side, $"{Quoted.Of(name)} lies outside the folder", "refer to a file beside it by its name alone") { File = name });

        var path = System.IO.Path.Combine(Path, name);
        if (LinkOnTheWay(name) is { } link)
            throw new FaultException(new Fault(Side, $"{Quoted.Of(link)} is a link", "put the file itself in its place") { File = name });
        if (!System.IO.File.Exists(path))
            throw new FaultException(new Fault(Side, "the file is missing", $"add a file of this name{Neighbours()}") { File = name });
        return new SourceFile(this, name);
    }

    /// <summary>Whether there is a file of that name, link or not.</summary>
    public bool Has(string name) => IsWithin(name) && System.IO.File.Exists(System.IO.Path.Combine(Path, name));

    /// <summary>Every file in the folder and below, by name in ordinal order. Links are noted as faults and left out.</summary>
    /// <exception cref="FaultException">The folder is missing or holds more than 200,000 files.</exception>
    public IReadOnlyList<SourceFile> Files(FaultList faults)
    {
        if (!Directory.Exists(Path))
            throw Fault($"the folder {Path} is missing", "give the folder that holds the files");

        var files = new List<SourceFile>();
        foreach (var name in Walk(faults))
        {
            if (files.Count == MostFiles)
                throw Fault($"there are more than {MostFiles} files", "hand in one file a case");
            files.Add(new SourceFile(this, name));
        }

        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    private IEnumerable<string> Walk(FaultList faults)
    {
        var pending = new Stack<DirectoryInfo>([new DirectoryInfo(Path)]);
        while (pending.TryPop(out var folder))
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                var name = System.IO.Path.GetRelativePath(Path, entry.FullName).Replace('\\', '/');
                if (entry.LinkTarget is not null)
                    faults.Add(new Fault(Side, "this is a link", "put the file itself in its place") { File = name });
                else if (entry is DirectoryInfo below)
                    pending.Push(below);
                else
                    yield return name;
            }
        }
    }

    private static bool IsWithin(string name) =>
        name.Length is > 0 and <= 1000 && !name.Contains('\0') && !name.Contains('\\') && !System.IO.Path.IsPathRooted(name)
        && !name.Split('/').Any(part => part is "" or "." or "..");

    private string? LinkOnTheWay(string name)
    {
        var parts = name.Split('/');
        for (var length = 1; length <= parts.Length; length++)
        {
            var part = string.Join('/', parts[..length]);
            if (new FileInfo(System.IO.Path.Combine(Path, part)).LinkTarget is not null) return part;
        }

        return null;
    }

    private string Neighbours()
    {
        if (!Directory.Exists(Path)) return "";
        var there = Directory.EnumerateFiles(Path).Take(4).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();
        return there.Length == 0 ? "; the folder is empty" : $"; there is {Quoted.List(there, 3)}";
    }
}
