using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GrandChallenge.Architecture.Tests;

public sealed class SizeTests
{
    // Mappings, parsers and numerics may be longer: what they list or compute is one thing.
    private static readonly string[] Longer = ["Mappings.cs", "Mapping.cs", "Parser.cs", "Reader.cs", "Check.cs"];

    [Fact]
    public void No_source_file_is_longer_than_its_limit() =>
        TooLong("src", "*.cs", path => Longer.Any(path.EndsWith) ? 350 : 250).ShouldBeEmpty();

    [Fact]
    public void No_test_file_is_longer_than_300_lines() => TooLong("tests", "*.cs", _ => 300).ShouldBeEmpty();

    [Fact]
    public void No_page_is_longer_than_130_lines() => TooLong("src", "*.cshtml", _ => 130).ShouldBeEmpty();

    [Fact]
    public void No_method_is_longer_than_45_lines()
    {
        var offenders =
            from path in House.Sources("src", "*.cs")
            let tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path))
            from method in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
            let span = method.GetLocation().GetLineSpan()
            let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where lines > 45
            select $"{House.Short(path)}:{span.StartLinePosition.Line + 1} has {lines} lines";
        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void No_source_has_regions() =>
        House.Sources("src", "*.cs").Where(path => File.ReadAllText(path).Contains("#region")).Select(House.Short).ShouldBeEmpty();

    private static IEnumerable<string> TooLong(string folder, string pattern, Func<string, int> limit) =>
        from path in House.Sources(folder, pattern)
        let lines = File.ReadLines(path).Count()
        where lines > limit(path)
        select $"{House.Short(path)} has {lines} lines";
}
