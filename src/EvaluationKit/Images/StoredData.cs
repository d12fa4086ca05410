using System.IO.Compression;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>How the bytes of voxels are packed in a file.</summary>
internal enum Packing
{
    None,
    ZLib,
    GZip,
}

/// <summary>Opens voxels that lie in a file from some offset on, after making sure that so many can lie there.</summary>
internal static class StoredData
{
    // Deflate cannot shrink more than this: 258 bytes become two bits at best.
    private const long BestRatio = 1032;

    public static StoredImage At(StoredImage stored, SourceFile data, long start, Packing packing)
    {
        DemandBytes(stored.File, stored.Bytes, Math.Max(0, data.Length - start), packing != Packing.None);
        return stored with { Open = () => Open(data, start, packing) };
    }

    /// <summary>Refuses a head that announces more than its file can hold, before memory is taken for it.</summary>
    public static void DemandBytes(SourceFile file, long announced, long there, bool isPacked)
    {
        if ((isPacked ? there * BestRatio : there) >= announced) return;
        throw file.Fault(
            $"its head announces {announced} bytes of voxels and there are {there}{(isPacked ? " compressed" : "")}",
            "send the whole file; this one is cut off or its sizes are wrong");
    }

    private static Stream Open(SourceFile data, long start, Packing packing)
    {
        var file = data.Open();
        file.Seek(start, SeekOrigin.Begin);
        return packing switch
        {
            Packing.ZLib when IsGZip(file) => new GZipStream(file, CompressionMode.Decompress),
            Packing.ZLib => new ZLibStream(file, CompressionMode.Decompress),
            Packing.GZip => new GZipStream(file, CompressionMode.Decompress),
            _ => file,
        };
    }

    // MetaIO reads either kind of wrapping, and programs write either.
    private static bool IsGZip(Stream file)
    {
        var start = file.Position;
        var isGZip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = start;
        return isGZip;
    }
}
