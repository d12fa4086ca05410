namespace GrandChallenge.Evaluation.Data;

/// <summary>A line that a scoring container wrote, numbered within its attempt.</summary>
internal sealed class LogLine
{
    public const int MostPerAttempt = 500;

    public required Guid RunId { get; init; }
    public required int Attempt { get; init; }
    public required int Number { get; init; }
    public required bool IsError { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}
