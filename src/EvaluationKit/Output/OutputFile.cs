using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Output;

/// <summary>A file of the output folder that is there whole or not at all.</summary>
public static class OutputFile
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one JSON object under another name and renames it when it is whole.</summary>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="name">Name of the file; one of this name is replaced.</param>
    /// <param name="write">Writes the object.</param>
    public static void WriteJson(string folder, string name, Action<Utf8JsonWriter> write)
    {
        var content = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(content, Readable))
            write(json);
        content.Write("\n"u8);

        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{name}.unfinished");
        using (var file = File.Create(unfinished))
            file.Write(content.WrittenSpan);
        File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
    }

    /// <summary>Removes what an earlier run has left.</summary>
    public static void Remove(string folder, string name)
    {
        if (Directory.Exists(folder)) File.Delete(Path.Combine(folder, name));
    }
}
