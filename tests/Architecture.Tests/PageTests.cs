using System.Text.RegularExpressions;

namespace GrandChallenge.Architecture.Tests;

public sealed partial class PageTests
{
    [Fact]
    public void Every_page_has_a_route_of_its_own()
    {
        var routes = House.Sources("src", "*.cshtml")
            .Select(path => (Path: House.Short(path), Route: Route().Match(File.ReadAllText(path))))
            .Where(page => page.Route.Success)
            .Select(page => (page.Path, Route: Parameter().Replace(page.Route.Groups[1].Value, "{}")))
            .ToList();
        routes.ShouldNotBeEmpty();
        routes.GroupBy(page => page.Route).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(page => page.Path))}").ShouldBeEmpty();
    }

    [Fact]
    public void No_page_holds_a_script_or_a_style_of_its_own()
    {
        var offenders = House.Sources("src", "*.cshtml").Where(path => Inline().IsMatch(File.ReadAllText(path))).Select(House.Short);
        offenders.ShouldBeEmpty();
    }

    [GeneratedRegex("""@page\s+"([^"]+)""")]
    private static partial Regex Route();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("""<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
