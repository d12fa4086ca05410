using System.Reflection;
using System.Xml.Linq;

namespace GrandChallenge.Architecture.Tests;

/// <summary>The source tree and its assemblies, as the rules look at them.</summary>
internal static class House
{
    public static readonly string Root = FindRoot();

    public static readonly string[] Modules =
        [.. Directory.GetDirectories(Path.Combine(Root, "src/Modules")).Select(folder => Path.GetFileName(folder)!).Where(name => !name.EndsWith(".Contracts")).Order()];

    public static Assembly AssemblyOf(string project) => Assembly.Load("GrandChallenge." + project);

    /// <summary>Production sources, without what tools generate.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains("/Migrations/") && !path.Contains("/node_modules/") && !path.Contains("/Generated/"));

    public static IEnumerable<string> ReferencesOf(string projectFile) =>
        XDocument.Load(projectFile).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    public static string Project(string name) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), name + ".csproj", SearchOption.AllDirectories).Single();

    public static string Short(string path) => Path.GetRelativePath(Root, path);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GrandChallenge.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie below GrandChallenge.sln.");
        return folder;
    }
}
