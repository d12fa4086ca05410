namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>What a reader of tables accepts.</summary>
/// <param name="Bytes">Largest file.</param>
/// <param name="Cells">Most cells: rows times columns.</param>
public sealed record TableLimits(long Bytes, int Cells)
{
    /// <summary>256 MiB and 20 million cells.</summary>
    public static TableLimits Default { get; } = new(256 << 20, 20_000_000);
}
