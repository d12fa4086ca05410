using System.Formats.Tar;
using System.Text.Json;

namespace GrandChallenge.Containers;

/// <summary>
/// One pass over an archive: the name of every entry, and the bytes of those small enough to be JSON.
/// Nothing is written to disk, no link is followed outside the archive.
/// </summary>
internal sealed class ArchiveContent
{
    private const int MostEntries = 20_000;
    private const int MostJsonBytes = 4 << 20;
    private const long MostJsonBytesTogether = 64 << 20;

    private readonly Dictionary<string, byte[]> small = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private long smallBytes;

    public long Bytes { get; private set; }

    public IReadOnlyCollection<string> Names => files;

    public static async Task<ArchiveContent> ReadAsync(Stream tar, CancellationToken cancellation)
    {
        var content = new ArchiveContent();
        await using var reader = new TarReader(tar, leaveOpen: true);
        var entries = 0;
        while (await reader.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (++entries > MostEntries)
                throw new ImageRejectedException($"The archive has more than {MostEntries} entries; an image of `docker save` has a few dozen.");
            await content.AddAsync(entry, cancellation);
        }

        // What follows the tar's end holds the compression's checksum: reading it finds a cut-off file.
        await tar.CopyToAsync(Stream.Null, cancellation);
        return content;
    }

    public bool Has(string name) => files.Contains(name);

    /// <summary>The entry that holds a file's bytes: itself, or what a link of older Docker versions points to.</summary>
    public string? Find(string name)
    {
        for (var hops = 0; hops < 8; hops++)
        {
            if (files.Contains(name))
                return name;
            if (!links.TryGetValue(name, out var target))
                return null;
            name = target;
        }

        return null;
    }

    public byte[]? BytesOf(string name) => Find(name) is { } file ? small.GetValueOrDefault(file) : null;

    /// <exception cref="ImageRejectedException">It is there but is no JSON.</exception>
    public JsonDocument? Json(string name)
    {
        if (BytesOf(name) is not { } bytes)
            return null;
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            throw new ImageRejectedException($"{name} in the archive is not valid JSON; make the archive again with `docker save`.");
        }
    }

    public static string Normal(string name) =>
        string.Join('/', name.Split('/').Where(part => part is not ("" or ".")));

    private async Task AddAsync(TarEntry entry, CancellationToken cancellation)
    {
        var name = Normal(entry.Name);
        Bytes += entry.Length;
        switch (entry.EntryType)
        {
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                files.Add(name);
                if (entry.Length <= MostJsonBytes && !name.EndsWith("layer.tar", StringComparison.Ordinal))
                    await KeepAsync(name, entry, cancellation);
                break;
            case TarEntryType.SymbolicLink:
                links[name] = Resolve(name, entry.LinkName);
                break;
            case TarEntryType.HardLink:
                links[name] = Normal(entry.LinkName);
                break;
        }
    }

    private async Task KeepAsync(string name, TarEntry entry, CancellationToken cancellation)
    {
        var bytes = new byte[entry.Length];
        if (entry.DataStream is { } data)
            await data.ReadExactlyAsync(bytes, cancellation);
        if (!LooksLikeJson(bytes))
            return;
        smallBytes += bytes.Length;
        if (smallBytes > MostJsonBytesTogether)
            throw new ImageRejectedException($"The archive holds more than {Text.Size(MostJsonBytesTogether)} of JSON; an image of `docker save` holds a few KiB.");
        small[name] = bytes;
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..];

    private static string Resolve(string name, string target)
    {
        var parts = new List<string>(name.Split('/')[..^1]);
        foreach (var part in target.Split('/').Where(p => p is not ("" or ".")))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
