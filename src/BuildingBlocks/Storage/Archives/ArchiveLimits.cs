namespace GrandChallenge.Storage;

/// <summary>How much an archive may hold, unpacked. What passes any of these is refused before anything is written.</summary>
public sealed record ArchiveLimits
{
    public static ArchiveLimits Default { get; } = new();

    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Bytes of all files together, unpacked.</summary>
    public long MaxBytes { get; init; } = 64L << 30;

    /// <summary>Unpacked over packed bytes; asked only of archives that unpack to more than <see cref="FreeBytes"/>, since empty label maps pack 1000:1 in good faith.</summary>
    public int MaxRatio { get; init; } = 200;

    public long FreeBytes { get; init; } = 1L << 30;

    /// <summary>UTF-8 bytes of one path.</summary>
    public int MaxPathBytes { get; init; } = 1024;

    /// <summary>Folders above a file.</summary>
    public int MaxDepth { get; init; } = 32;

    internal void CheckEntries(long count)
    {
        if (count > MaxEntries)
            throw new FileRefusedException($"The archive holds {count:N0} entries; at most {MaxEntries:N0} are taken.");
    }

    internal void CheckBytes(long unpacked, long packed)
    {
        if (unpacked > MaxBytes)
            throw new FileRefusedException($"The archive unpacks to more than {MaxBytes:N0} bytes, the most that is taken.");
        if (unpacked > FreeBytes && unpacked / Math.Max(1, packed) >= MaxRatio)
            throw new FileRefusedException($"The archive unpacks to more than {MaxRatio} times its size; it looks like a bomb. Pack less empty data into one archive.");
    }
}
