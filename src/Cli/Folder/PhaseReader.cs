namespace GrandChallenge.Cli.Folder;

/// <summary>Reads one phase of challenge.yaml.</summary>
internal sealed class PhaseReader(DirectoryInfo folder)
{
    private static readonly (string, string)[] Directions = [("descending", "DESCENDING"), ("ascending", "ASCENDING")];
    private static readonly (string, string)[] Kinds = [("csv", "CSV"), ("json", "JSON"), ("image", "IMAGE"), ("zip", "ZIP")];

    public PhaseFile Read(YamlMap phase)
    {
        var title = phase.Text("title");
        var settings = new PhaseSettings
        {
            Title = title,
            Slug = phase.Text("slug", Quantities.Slug(title)),
            IsPublic = phase.Choice("visibility", "public", ("public", "public"), ("hidden", "hidden")) == "public",
            Opens = phase.Instant("opens"),
            Closes = phase.Instant("closes"),
            Columns = [.. phase.Maps("columns").Select(Column)],
            RankBy = phase.Choice("ranking", "FIRST", ("first", "FIRST"), ("mean", "MEAN"), ("median", "MEDIAN")),
            Shows = phase.Choice("display", "ALL", ("all", "ALL"), ("best", "BEST"), ("recent", "MOST_RECENT")),
            AutoPublish = phase.Choice("publish", "automatic", ("automatic", "automatic"), ("manual", "manual")) == "automatic",
            HasPublicBoard = phase.Choice("board", "public", ("public", "public"), ("hidden", "hidden")) == "public",
            SharesLog = phase.Choice("log", "hidden", ("participants", "participants"), ("hidden", "hidden")) == "participants",
        };
        settings = Run(phase, Score(phase, Submissions(phase, settings)));
        var read = new PhaseFile(settings, Method(phase), GroundTruth(phase));
        if (settings.Closes <= settings.Opens)
            phase.Wrong("closes", "“closes” must be later than “opens”.");
        phase.Close();
        return read;
    }

    private static PhaseSettings Submissions(YamlMap phase, PhaseSettings settings)
    {
        if (phase.Map("submissions") is not { } map)
        {
            if (!phase.Has("submissions"))
                phase.Wrong("submissions", "“submissions” is missing: it says what is accepted and how often, as in {kind: csv, limit: 3, period: 1d}.");
            return settings;
        }

        var accepts = map.Has("kinds") ? map.Choices("kinds", Kinds) : [map.Choice("kind", null, Kinds)];
        var read = settings with
        {
            Accepts = [.. Kinds.Select(kind => kind.Item2).Where(accepts.Contains)],
            SubmissionLimit = map.Whole("limit", null, 0, 1_000_000),
            SubmissionPeriodSeconds = (long?)map.Duration("period")?.TotalSeconds,
            TotalLimit = map.Has("total") ? map.Whole("total", null, 1, 1_000_000) : null,
            FailedAttemptsLimit = map.Has("failed") ? map.Whole("failed", null, 1, 1_000_000) : null,
        };
        map.Close();
        return read;
    }

    private static PhaseSettings Score(YamlMap phase, PhaseSettings settings)
    {
        if (phase.Map("score") is not { } score)
            return settings;
        var read = settings with
        {
            ScorePath = score.Text("path"),
            ScoreTitle = score.Text("title", "Score"),
            ScoreDirection = score.Choice("direction", "DESCENDING", Directions),
            ScoreDecimals = score.Whole("decimals", 4, 0, 15),
            ErrorPath = score.Text("error", ""),
        };
        score.Close();
        return read;
    }

    private static ColumnFile Column(YamlMap column)
    {
        var read = new ColumnFile(
            column.Text("title"), column.Text("path"), column.Choice("direction", "DESCENDING", Directions), column.Flag("exclude", otherwise: false));
        column.Close();
        return read;
    }

    private static PhaseSettings Run(YamlMap phase, PhaseSettings settings)
    {
        var run = phase.Map("run");
        var read = settings with
        {
            TimeLimitSeconds = (int)(run?.Duration("time")?.TotalSeconds ?? 3600),
            MemoryMiB = run?.Size("memory") ?? 4096,
            Cpus = run?.Number("cpus", 1) ?? 1,
            ScratchMiB = run?.Size("scratch") ?? 1024,
            NeedsGpu = run?.Flag("gpu", otherwise: false) ?? false,
        };
        run?.Close();
        return read;
    }

    private MethodSource? Method(YamlMap phase)
    {
        if (phase.Map("method") is not { } method)
            return null;
        MethodSource? read = (method.Has("image"), method.Has("archive"), method.Has("build")) switch
        {
            (true, false, false) => new RegistryImage(method.Text("image")),
            (false, true, false) => new ImageArchive(new FileInfo(Existing(method, "archive", File.Exists))),
            (false, false, true) => new BuildContext(new DirectoryInfo(Existing(method, "build", path => File.Exists(Path.Combine(path, "Dockerfile"))))),
            _ => null,
        };
        if (read is null)
            phase.Wrong("method", "“method” is one of {image: name@sha256:…}, {archive: FILE} and {build: FOLDER}.");
        else if (read is RegistryImage { Reference: var reference } && !reference.Contains("@sha256:", StringComparison.Ordinal))
            method.Wrong("image", "Name the image by its digest, as in registry.example.org/team/evaluator@sha256:…; a tag may name another image tomorrow.");
        method.Close();
        return read;
    }

    private DirectoryInfo? GroundTruth(YamlMap phase)
    {
        if (!phase.Has("groundTruth"))
            return null;
        return new DirectoryInfo(Existing(phase, "groundTruth", path => Directory.Exists(path) && Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any()));
    }

    private string Existing(YamlMap map, string key, Func<string, bool> exists)
    {
        var path = Path.Combine(folder.FullName, map.Text(key));
        if (!exists(path))
            map.Wrong(key, $"{path} is missing or empty.");
        return path;
    }
}
