using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GrandChallenge.Cli.Folder;

/// <summary>Reads challenge.yaml and what it names. Everything is checked here, before anything is changed on the server.</summary>
internal sealed class ChallengeReader
{
    private const string FileName = "challenge.yaml";
    private const int MaxSlug = 64;
    private const int MaxTitle = 255;
    private const int MaxMarkdownBytes = 1 << 20;
    private static readonly string[] Reserved = ["create", "preview"];
    private readonly DirectoryInfo folder;
    private readonly Problems problems;
    private readonly PhaseReader phases;

    private ChallengeReader(DirectoryInfo folder)
    {
        this.folder = folder;
        problems = new Problems(Path.Combine(folder.ToString(), FileName));
        phases = new PhaseReader(folder);
    }

    /// <exception cref="Failure">The folder describes no challenge; every mistake is named with its line.</exception>
    public static ChallengeFile Read(DirectoryInfo folder)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, FileName));
        if (!file.Exists)
            throw Failure.BadUse($"There is no {FileName} in {folder}.", "Name the folder that holds it: gc apply FOLDER");
        return new ChallengeReader(folder).Read(file);
    }

    private ChallengeFile Read(FileInfo file)
    {
        var root = Root(file);
        var challenge = new ChallengeFile(root.Text("name"), Text(root), [.. root.Maps("pages").Select(Page)], [.. root.Maps("phases").Select(phases.Read)]);
        root.Close();
        Unique(root, "pages", challenge.Pages.Select(page => page.Slug));
        Unique(root, "phases", challenge.Phases.Select(phase => phase.Settings.Slug!));
        problems.ThrowIfAny();
        return challenge;
    }

    private YamlMap Root(FileInfo file)
    {
        var yaml = new YamlStream();
        try
        {
            using var text = file.OpenText();
            yaml.Load(text);
        }
        catch (YamlException exception)
        {
            problems.Add(exception.Start.Line, exception.Start.Column, $"This is no YAML: {exception.InnerException?.Message ?? exception.Message}");
            problems.ThrowIfAny();
        }
        catch (InvalidOperationException)
        {
            // What the parser answers to some brackets and quotes that never close.
            problems.Add(1, 1, "This is no YAML: a bracket or a quote is opened and not closed.");
            problems.ThrowIfAny();
        }

        if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            return new YamlMap(root, problems);
        problems.Add(1, 1, "The file must hold keys and values: name, title, pages, phases.");
        problems.ThrowIfAny();
        return new YamlMap([], problems);
    }

    private static ChallengeText Text(YamlMap root) => new(
        root.Text("title").Trim(), root.Text("description", "").Trim(), root.Text("contact", "").Trim(),
        root.Choice("visibility", "PUBLIC", ("public", "PUBLIC"), ("unlisted", "UNLISTED"), ("private", "PRIVATE")),
        root.Choice("join", "OPEN", ("open", "OPEN"), ("reviewed", "REVIEWED")),
        root.Texts("modalities"), root.Texts("structures"), root.Texts("tasks"));

    private PageFile Page(YamlMap page)
    {
        var path = page.Text("file");
        var slug = page.Text("slug", Quantities.Slug(Path.GetFileNameWithoutExtension(path)));
        var visibility = page.Choice("visibility", "EVERYONE", ("everyone", "EVERYONE"), ("participants", "PARTICIPANTS"), ("admins", "ADMINS"));
        var file = new FileInfo(Path.Combine(folder.FullName, path));
        if (path.Length > 0 && !file.Exists)
            page.Wrong("file", $"There is no file {path} in {folder}.");
        var markdown = file.Exists ? File.ReadAllText(file.FullName).ReplaceLineEndings("\n") : "";
        var read = new PageFile(slug, page.Text("title").Trim(), markdown, visibility);
        Check(page, read);
        page.Close();
        return read;
    }

    // The platform's own rules, which would otherwise be met when half of the folder is applied.
    private static void Check(YamlMap page, PageFile read)
    {
        if (read.Slug.Length > MaxSlug || read.Slug.Length > 0 && read.Slug != Quantities.Slug(read.Slug) || Reserved.Contains(read.Slug))
            page.Wrong(page.Has("slug") ? "slug" : "file", $"A page cannot have the address “{read.Slug}”: give it a slug of at most {MaxSlug} small letters a–z, digits and single hyphens, other than {string.Join(" and ", Reserved)}.");
        if (read.Title.Length > MaxTitle)
            page.Wrong("title", $"A title has at most {MaxTitle} characters; this one has {read.Title.Length}.");
        if (Encoding.UTF8.GetByteCount(read.Markdown) > MaxMarkdownBytes)
            page.Wrong("file", "A page holds at most 1 MiB of text. Split it into two pages.");
    }

    private static void Unique(YamlMap root, string key, IEnumerable<string> slugs)
    {
        if (slugs.GroupBy(slug => slug).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
            root.Wrong(key, $"Two of the {key} would have the address “{twice}”; give one of them a slug.");
    }
}
