using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GrandChallenge.Containers;

/// <summary>Checks that bytes are one JSON value in UTF-8.</summary>
internal static class MetricsFile
{
    public const string Path = "/output/metrics.json";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The JSON without byte order mark. Bare NaN, Infinity and -Infinity, which common writers emit, are let through: whoever reads a score says that it is none.</returns>
    /// <exception cref="RunFailure">Names line and column of what is wrong.</exception>
    public static byte[] Check(byte[] content)
    {
        var json = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
        RequireUtf8(json);
        try
        {
            var reader = new Utf8JsonReader(NonFinite.ToNumbers(json));
            while (reader.Read())
            {
            }

            return json;
        }
        catch (JsonException e)
        {
            throw Invalid(string.Create(CultureInfo.InvariantCulture,
                $"is not valid JSON at line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {Reason(e.Message)}"));
        }
    }

    private static void RequireUtf8(byte[] json)
    {
        try
        {
            Strict.GetCharCount(json);
        }
        catch (DecoderFallbackException e)
        {
            var before = json.AsSpan(0, Math.Clamp(e.Index, 0, json.Length));
            throw Invalid(string.Create(CultureInfo.InvariantCulture,
                $"is not UTF-8 at line {before.Count((byte)'\n') + 1}, column {before.Length - before.LastIndexOf((byte)'\n')}"));
        }
    }

    private static string Reason(string message) => message.Split(" LineNumber:", 2)[0].TrimEnd('.');

    private static RunFailure Invalid(string what) => new(RunOutcome.OutputInvalid, $"{Path} {what}.");
}
