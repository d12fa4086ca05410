using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

internal static class OracleInputs
{
    extension(Oracle oracle)
    {
        public JsonElement Input(string name) => oracle.Inputs.GetProperty(name);

        public int Integer(string name) => oracle.Input(name).GetInt32();

        /// <summary>A list of numbers; null counts as NaN.</summary>
        public double[] List(string name) => Numbers(oracle.Input(name));

        /// <summary>A list of 0 and 1, or of false and true.</summary>
        public bool[] Flags(string name) => [.. oracle.List(name).Select(value => value != 0)];

        /// <summary>A list of lists as one list, row by row.</summary>
        public double[] Rows(string name) => [.. oracle.Input(name).EnumerateArray().SelectMany(Numbers)];

        /// <summary>A parameter as text, empty where there is none.</summary>
        public string Text(string parameter) => oracle.Params.TryGetProperty(parameter, out var value) ? value.ToString() : "";
    }

    public static double[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : OracleFile.Number(value))];
}
