using System.Text.Json;

namespace GrandChallenge.Storage;

/// <summary>One JSON value in UTF-8, at most 64 levels deep, no single text or number longer than 16 MiB.</summary>
internal static class JsonCheck
{
    private const int MaxToken = 16 << 20;

    public static async Task RunAsync(Stream content, CancellationToken ct)
    {
        var buffer = new byte[64 << 10];
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = 64 });
        var utf8 = new Utf8Check();
        var (kept, first) = (0, true);
        for (var end = false; !end;)
        {
            if (kept == buffer.Length)
                Array.Resize(ref buffer, buffer.Length < MaxToken ? buffer.Length * 2 : throw TooLong());
            var read = await content.ReadAtLeastAsync(buffer.AsMemory(kept), buffer.Length - kept, throwOnEndOfStream: false, ct);
            end = kept + read < buffer.Length;
            utf8.Append(buffer.AsSpan(kept, read));
            var skip = first && buffer.AsSpan(0, read).StartsWith("\uFEFF"u8) ? 3 : 0;
            first = false;
            var used = skip + Read(buffer.AsSpan(skip, kept + read - skip), end, ref state);
            kept += read - used;
            buffer.AsSpan(used, kept).CopyTo(buffer);
        }
        utf8.End();
    }

    private static FileRefusedException TooLong() => new($"The file holds a single text or number of more than {MaxToken:N0} bytes.");

    private static int Read(ReadOnlySpan<byte> bytes, bool end, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(bytes, end, state);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            var what = e.Message.Split(" LineNumber:", 2)[0].Split(" Change the reader options", 2)[0];
            throw new FileRefusedException($"The file is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} of it: {what}", e);
        }
        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }
}
