using System.Text.Json;

namespace GrandChallenge.Evaluation.Domain;

/// <summary>Which end of a metric is the better one.</summary>
internal enum Direction { Descending, Ascending }

/// <summary>How the ranks of several metrics become one score.</summary>
internal enum RankingMethod { First, Mean, Median }

/// <summary>Which of a user's results take part in the board.</summary>
internal enum ResultDisplay { All, Best, MostRecent }

/// <summary>One column of the board. An excluded column is shown but does not rank.</summary>
internal sealed record MetricColumn
{
    public required string Title { get; init; }
    public required string Path { get; init; }
    public Direction Direction { get; init; }
    public bool Excluded { get; init; }
}

/// <summary>How metrics.json becomes a row of the board and how rows are ranked. Stored whole with its phase.</summary>
internal sealed record Scoring
{
    public const int MaxExtraColumns = 30;
    public const int MaxTitle = 64;
    public const int MaxDecimals = 15;

    /// <summary>Path of the score; empty while the organiser has not decided, and then nothing ranks.</summary>
    public string Path { get; init; } = "";
    public string Title { get; init; } = "Score";
    public Direction Direction { get; init; } = Direction.Descending;

    /// <summary>Decimals shown on the board; ranks use the full number.</summary>
    public int Decimals { get; init; } = 4;

    /// <summary>Path of the score's error, shown as "score ± error" and never ranked; empty for none.</summary>
    public string ErrorPath { get; init; } = "";
    public IReadOnlyList<MetricColumn> ExtraColumns { get; init; } = [];
    public RankingMethod Method { get; init; } = RankingMethod.First;
    public ResultDisplay Display { get; init; } = ResultDisplay.All;

    /// <summary>The score first, then the extra columns: the order of every array of metrics and of ranks.</summary>
    public IReadOnlyList<MetricColumn> Columns() =>
        [new MetricColumn { Title = Title, Path = Path, Direction = Direction }, .. ExtraColumns];

    /// <summary>Reads one value per column, in the order of <see cref="Columns"/>.</summary>
    public MetricValue[] Read(JsonElement metrics) =>
        [.. Columns().Select(column => MetricValue.Read(ScorePath.Parse(column.Path), metrics))];

    /// <summary>Reads the score's error; null when there is none to show.</summary>
    public double? ReadError(JsonElement metrics) => MetricValue.Read(ScorePath.Parse(ErrorPath), metrics).Number;

    /// <exception cref="RuleBroken">A setting is out of its range or a path cannot be read.</exception>
    public Scoring Checked()
    {
        ScorePath.Parse(Path, "scorePath");
        ScorePath.Parse(ErrorPath, "errorPath");
        CheckTitle(Title, "scoreTitle");
        RuleBroken.If(Decimals is < 0 or > MaxDecimals, "decimals", $"Decimals are a whole number from 0 to {MaxDecimals}.");
        RuleBroken.If(ExtraColumns.Count > MaxExtraColumns, "extraColumns", $"A board has at most {MaxExtraColumns} extra columns.");
        for (var i = 0; i < ExtraColumns.Count; i++) CheckColumn(ExtraColumns[i], $"extraColumns[{i}]");
        return this;
    }

    private static void CheckColumn(MetricColumn column, string field)
    {
        CheckTitle(column.Title, $"{field}.title");
        RuleBroken.If(ScorePath.Parse(column.Path, $"{field}.path").IsEmpty, $"{field}.path", $"The column {column.Title} needs a path.");
    }

    private static void CheckTitle(string title, string field) =>
        RuleBroken.If(title.Trim().Length is 0 or > MaxTitle, field, $"A column's title has 1 to {MaxTitle} characters.");
}
