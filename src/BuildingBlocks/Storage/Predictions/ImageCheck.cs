using System.IO.Compression;

namespace GrandChallenge.Storage;

/// <summary>An image in one file that ITK reads. Its header is sane and the voxels that it promises are there; values are not looked at.</summary>
internal static class ImageCheck
{
    public static Task RunAsync(Stream image, string fileName, long maxBytes, CancellationToken ct)
    {
        var name = fileName.ToLowerInvariant();
        return name switch
        {
            _ when name.EndsWith(".mha", StringComparison.Ordinal) || name.EndsWith(".mhd", StringComparison.Ordinal) => MetaImageCheck.RunAsync(image, maxBytes, ct),
            _ when name.EndsWith(".nii", StringComparison.Ordinal) => NiftiCheck.RunAsync(image, gzip: false, maxBytes, ct),
            _ when name.EndsWith(".nii.gz", StringComparison.Ordinal) => NiftiCheck.RunAsync(image, gzip: true, maxBytes, ct),
            _ when name.EndsWith(".nrrd", StringComparison.Ordinal) => NrrdCheck.RunAsync(image, maxBytes, ct),
            _ when name.EndsWith(".tif", StringComparison.Ordinal) || name.EndsWith(".tiff", StringComparison.Ordinal) => TiffAsync(image, ct),
            _ => throw new FileRefusedException($"'{FileName.Clean(fileName)}' is not an image that is taken here: send .mha, .nii, .nii.gz, .nrrd, .tif or .tiff."),
        };
    }

    /// <summary>Voxels times bytes per voxel, refused when a size is not positive or the product passes the cap.</summary>
    public static long Bytes(IEnumerable<long> sizes, int bytesPerVoxel, long maxBytes)
    {
        var bytes = (long)bytesPerVoxel;
        foreach (var size in sizes)
        {
            if (size <= 0)
                throw new FileRefusedException($"The image's header gives a size of {size}; every size must be at least 1.");
            bytes = bytes <= maxBytes / size ? bytes * size : throw new FileRefusedException($"The image has more than {maxBytes:N0} bytes of voxels, the most that is taken.");
        }
        return bytes;
    }

    public static void CheckLength(long found, long promised)
    {
        if (found != promised)
            throw new FileRefusedException($"The image's header promises {promised:N0} bytes of voxels, but there are {(found > promised ? "more" : $"{found:N0}")}. It may be cut short.");
    }

    /// <summary>Counts what a packed stream holds, stopping one byte past <paramref name="promised"/>.</summary>
    public static async Task<long> CountAsync(Stream unpacked, long promised, CancellationToken ct)
    {
        var buffer = new byte[128 << 10];
        var count = 0L;
        try
        {
            for (int read; count <= promised && (read = await unpacked.ReadAsync(buffer, ct)) > 0;)
                count += read;
        }
        catch (InvalidDataException e)
        {
            throw new FileRefusedException("The image's packed voxels are damaged. Write the image again.", e);
        }
        return count;
    }

    private static async Task TiffAsync(Stream image, CancellationToken ct)
    {
        var head = new byte[16];
        var length = await image.ReadAtLeastAsync(head, 16, throwOnEndOfStream: false, ct);
        var little = head is [(byte)'I', (byte)'I', ..];
        if (length < 16 || !little && head is not [(byte)'M', (byte)'M', ..])
            throw Refuse();
        long Read(int at, int size) => Enumerable.Range(0, size).Aggregate(0L, (v, i) => (v << 8) | head[at + (little ? size - 1 - i : i)]);
        var directory = Read(2, 2) switch { 42 => Read(4, 4), 43 => Read(8, 8), _ => throw Refuse() };
        if (directory < 8 || directory > image.Length - 2)
            throw new FileRefusedException("The TIFF's directory lies outside the file. It may be cut short; write it again.");
        static FileRefusedException Refuse() => new("The file is not a TIFF image, though its name says so.");
    }
}
