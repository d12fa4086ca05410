using System.Text.Json;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>Reads JSON whose shape is the task's own.</summary>
public static class JsonFile
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Reads a whole file: UTF-8, at most 32 levels deep, no name twice in an object.</summary>
    /// <param name="file">The file.</param>
    /// <param name="most">Largest size in bytes; 64 MiB unless given.</param>
    /// <exception cref="FaultException">It is too large or not JSON; the fault names the line.</exception>
    public static JsonDocument Read(SourceFile file, long most = 64 << 20)
    {
        ReadOnlyMemory<byte> bytes = file.ReadAll(most);
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        try
        {
            return JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException damage)
        {
            var line = (int)Math.Min(damage.LineNumber ?? 0, int.MaxValue - 1) + 1;
            throw new FaultException(file.FaultAt(line, null, $"this is not JSON (byte {(damage.BytePositionInLine ?? 0) + 1} of the line)", "check commas, quotes and names that stand twice"));
        }
    }
}
