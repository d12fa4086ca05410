using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>A value that a published implementation, or a calculation on paper, gives for an input.</summary>
/// <param name="Kind">hand: derivable on paper. run: what the named reference printed.</param>
/// <param name="Note">Says so where the expected value is a bug of the reference.</param>
public sealed record Oracle(
    string Id, string Metric, JsonElement Inputs, JsonElement Params, JsonElement Expected, double Tolerance, string Reference, string Kind, string? Note)
{
    /// <summary>A parameter, or <paramref name="otherwise"/> where the oracle has none of that name.</summary>
    public double Number(string parameter, double otherwise = double.NaN) =>
        Params.TryGetProperty(parameter, out var value) ? OracleFile.Number(value) : otherwise;

    /// <summary>The reference raised an error instead of giving a value.</summary>
    public bool Throws => Expected.ValueKind == JsonValueKind.Object && Expected.TryGetProperty("throws", out _);
}
