using System.Text.Json;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>Reads an array of objects as a table. The columns are the names in the order in which they first stand.</summary>
internal static class JsonTableReader
{
    public static Table Read(SourceFile file, TableLimits limits)
    {
        using var document = JsonFile.Read(file, limits.Bytes);
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw file.Fault("it is not an array", "write an array of objects: [{…}, {…}]");

        var columns = new List<string>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (entry, row) in document.RootElement.EnumerateArray().Select((entry, at) => (entry, at + 1)))
        {
            if (entry.ValueKind != JsonValueKind.Object)
                throw new Faults.FaultException(file.FaultAt(row, null, "the entry is not an object", "write an object such as {\"case\": \"1\"}"));
            foreach (var property in entry.EnumerateObject())
            {
                if (places.TryAdd(property.Name, columns.Count)) columns.Add(property.Name);
            }

            if (columns.Count > 1000) break;
        }

        TableReader.DemandColumns(file, columns);
        var count = document.RootElement.GetArrayLength();
        if ((long)count * columns.Count > limits.Cells) throw TableReader.TooManyCells(file, limits);
        return new Table(file, columns, Cells(file, document.RootElement, places, count), [.. Enumerable.Range(1, count)]);
    }

    private static string[] Cells(SourceFile file, JsonElement entries, Dictionary<string, int> places, int count)
    {
        var cells = new string[count * places.Count];
        Array.Fill(cells, "");
        foreach (var (entry, index) in entries.EnumerateArray().Select((entry, at) => (entry, at)))
        {
            foreach (var property in entry.EnumerateObject())
            {
                cells[index * places.Count + places[property.Name]] = property.Value.ValueKind switch
                {
                    JsonValueKind.String => property.Value.GetString()!.Trim(),
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                    JsonValueKind.Null => "",
                    _ => throw new Faults.FaultException(file.FaultAt(index + 1, property.Name, "the value is a list or an object", "write text or a number")),
                };
            }
        }

        return cells;
    }
}
