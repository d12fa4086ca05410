using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

/// <summary>Makes boards: results number 0, 1, 2… come in minute by minute.</summary>
internal static class Board
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static BoardEntry Entry(int number, int user, params double[] metrics) =>
        new(Id(number), Id(1000 + user), Start.AddMinutes(number), Array.ConvertAll(metrics, MetricValue.Of));

    public static BoardEntry Invalid(int number, int user, string problem) =>
        new(Id(number), Id(1000 + user), Start.AddMinutes(number), [MetricValue.Invalid(problem)]);

    public static Scoring Scoring(string method, Direction score, params Direction[] extra) => new()
    {
        Path = "a",
        Direction = score,
        Method = Enum.Parse<RankingMethod>(method),
        ExtraColumns = [.. extra.Select((direction, i) => new MetricColumn { Title = $"b{i}", Path = $"b{i}", Direction = direction })],
    };
}
