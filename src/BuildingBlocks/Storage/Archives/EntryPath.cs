using System.Text;

namespace GrandChallenge.Storage;

/// <summary>A path inside an archive: relative, forward slashes, no tricks.</summary>
internal static class EntryPath
{
    /// <returns>The path without a trailing slash.</returns>
    /// <exception cref="FileRefusedException">The path could leave its folder or be read differently elsewhere.</exception>
    public static string Check(string path, ArchiveLimits limits)
    {
        var shown = Show(path);
        if (path.Contains('\\', StringComparison.Ordinal))
            throw Refuse(shown, "has a backslash in its path; use forward slashes");
        if (path.StartsWith('/'))
            throw Refuse(shown, "has an absolute path; paths must be relative");
        if (path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] == ':')
            throw Refuse(shown, "has a drive letter in its path; paths must be relative");
        if (path.EnumerateRunes().Any(r => !FileName.IsPlain(r)))
            throw Refuse(shown, "has a control, invisible or undefined character in its path");
        var clean = path.EndsWith('/') ? path[..^1] : path;
        var parts = clean.Split('/');
        if (parts.Contains(".."))
            throw Refuse(shown, "has '..' in its path and could leave its folder");
        if (parts.Any(p => p is "" or "."))
            throw Refuse(shown, "has an empty or '.' part in its path");
        if (parts.Length - 1 > limits.MaxDepth)
            throw Refuse(shown, $"lies {parts.Length - 1} folders deep; at most {limits.MaxDepth} are taken");
        if (Encoding.UTF8.GetByteCount(clean) > limits.MaxPathBytes || parts.Any(p => Encoding.UTF8.GetByteCount(p) > 255))
            throw Refuse(shown, $"has a path longer than {limits.MaxPathBytes} bytes or a name longer than 255");
        return clean;
    }

    /// <summary>What operating systems add on their own and no one means to send.</summary>
    public static bool IsLitter(string path)
    {
        var parts = path.Split('/');
        return parts.Contains("__MACOSX") || parts[^1].StartsWith("._", StringComparison.Ordinal)
            || new[] { ".DS_Store", "desktop.ini", "Thumbs.db" }.Contains(parts[^1], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How many characters of every path are a common parent folder, nested ones included: <c>a/b/x.csv, a/b/c/y.csv</c> gives 4.</summary>
    public static int CommonParent(IReadOnlyList<string> paths)
    {
        var length = 0;
        while (paths.Count > 0)
        {
            var slash = paths[0].IndexOf('/', length);
            if (slash < 0 || paths.Any(p => string.CompareOrdinal(p, length, paths[0], length, slash + 1 - length) != 0))
                break;
            length = slash + 1;
        }
        return length;
    }

    /// <summary>Refuses two entries with one name, also where names differ only in case, and a file that is a folder elsewhere.</summary>
    public static void CheckUnique(IEnumerable<string> paths)
    {
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            if (!files.Add(path))
                throw Refuse(Show(path), "is in the archive twice (upper and lower case count as the same)");
        }
        foreach (var file in files)
        {
            for (var slash = file.IndexOf('/'); slash > 0; slash = file.IndexOf('/', slash + 1))
            {
                if (files.Contains(file[..slash]))
                    throw Refuse(Show(file), $"lies in '{Show(file[..slash])}', which is a file");
            }
        }
    }

    public static FileRefusedException Refuse(string shown, string why) => new($"The entry '{shown}' {why}.");

    /// <summary>A hostile name made fit for a sentence.</summary>
    public static string Show(string path)
    {
        var shown = string.Concat(path.EnumerateRunes().Take(120).Select(r => FileName.IsPlain(r) ? r.ToString() : $"\\u{r.Value:x4}"));
        return shown.Length < path.Length && path.Length > 120 ? shown + "…" : shown;
    }
}
