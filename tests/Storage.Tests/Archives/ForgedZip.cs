using System.IO.Compression;
using System.Text;

namespace GrandChallenge.Storage.Tests;

/// <summary>An entry that may lie about everything.</summary>
internal sealed record Forged(string Name, byte[] Content)
{
    public byte[]? NameBytes { get; init; }
    public string? LocalName { get; init; }
    public ushort Flags { get; init; } = 0x800;
    public ushort Method { get; init; } = 8;
    public uint Attributes { get; init; }
    public uint? ClaimedSize { get; init; }
    public uint? ClaimedPacked { get; init; }
    public uint? Crc { get; init; }
    public uint? Offset { get; init; }
    public byte[] Extra { get; init; } = [];

    public static Forged File(string name, string content = "x") => new(name, Encoding.UTF8.GetBytes(content));
}

/// <summary>Writes zips that no honest program writes.</summary>
internal static class ForgedZip
{
    public static byte[] Of(params Forged[] entries)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var entry in entries)
        {
            var offset = entry.Offset ?? (uint)zip.Position;
            var name = entry.NameBytes ?? Encoding.UTF8.GetBytes(entry.Name);
            var packed = entry.Method == 8 ? Deflate(entry.Content) : entry.Content;
            var facts = Facts(entry, packed.Length);
            var local = entry.LocalName is null ? name : Encoding.UTF8.GetBytes(entry.LocalName);
            Write(zip, 0x04034b50u, (ushort)20, entry.Flags, entry.Method, 0u, facts, (ushort)local.Length, (ushort)0, local, packed);
            Write(directory, 0x02014b50u, (ushort)0x0314, (ushort)20, entry.Flags, entry.Method, 0u, facts, (ushort)name.Length, (ushort)entry.Extra.Length, (ushort)0,
                (ushort)0, (ushort)0, entry.Attributes, offset, name, entry.Extra);
        }
        return End(zip, directory.ToArray(), entries.Length);
    }

    public static byte[] End(MemoryStream zip, byte[] directory, int count)
    {
        var at = (uint)zip.Position;
        Write(zip, directory, 0x06054b50u, (ushort)0, (ushort)0, (ushort)count, (ushort)count, (uint)directory.Length, at, (ushort)0);
        return zip.ToArray();
    }

    /// <summary>The same zip with its directory named by the 64-bit records.</summary>
    public static byte[] Widen(byte[] zip)
    {
        var end = zip.AsSpan(zip.Length - 22).ToArray();
        using var wide = new MemoryStream();
        Write(wide, zip[..^22]);
        var at = (ulong)wide.Position;
        ulong count = BitConverter.ToUInt16(end, 10), size = BitConverter.ToUInt32(end, 12), offset = BitConverter.ToUInt32(end, 16);
        Write(wide, 0x06064b50u, 44UL, (ushort)45, (ushort)45, 0u, 0u, count, count, size, offset);
        Write(wide, 0x07064b50u, 0u, at, 1u);
        Write(wide, 0x06054b50u, (ushort)0, (ushort)0, ushort.MaxValue, ushort.MaxValue, uint.MaxValue, uint.MaxValue, (ushort)0);
        return wide.ToArray();
    }

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }

    private static byte[] Facts(Forged entry, int packed)
    {
        using var facts = new MemoryStream();
        Write(facts, entry.Crc ?? Crc32.Append(0, entry.Content), entry.ClaimedPacked ?? (uint)packed, entry.ClaimedSize ?? (uint)entry.Content.Length);
        return facts.ToArray();
    }

    private static void Write(Stream target, params object[] values)
    {
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        foreach (var value in values)
        {
            switch (value)
            {
                case ushort v: writer.Write(v); break;
                case uint v: writer.Write(v); break;
                case ulong v: writer.Write(v); break;
                case byte[] v: writer.Write(v); break;
                default: throw new ArgumentException($"{value.GetType()}");
            }
        }
    }
}
