using System.Numerics;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>Reads images: MetaImage, NIfTI, NRRD, and label images of two dimensions in PNG and TIFF. What a file is is told by its first bytes.</summary>
public static class ImageReader
{
    private const string Known = "save it as .mha, .nii.gz, .nrrd, .png or .tif";

    /// <summary>Reads a whole image.</summary>
    /// <typeparam name="T">
    /// What the voxels become. Whole numbers must be stored exactly (4.5 or 300 is a fault for byte); float and double take the nearest value.
    /// </typeparam>
    /// <param name="file">The file; voxels beside it are read too where its head names them.</param>
    /// <param name="limits">Most voxels; 2²⁸ unless given.</param>
    /// <exception cref="FaultException">The file is none of these formats, is damaged, too large, or holds a value that T cannot.</exception>
    public static Image<T> Read<T>(SourceFile file, ImageLimits? limits = null)
        where T : unmanaged, INumber<T> => VoxelReader.Read<T>(Head(file, limits ?? ImageLimits.Default));

    /// <summary>Reads where the voxels lie, and not the voxels.</summary>
    /// <exception cref="FaultException">The file is none of these formats, or its head is wrong.</exception>
    public static Geometry ReadGeometry(SourceFile file, ImageLimits? limits = null) => Head(file, limits ?? ImageLimits.Default).Geometry;

    private static StoredImage Head(SourceFile file, ImageLimits limits)
    {
        Span<byte> first = stackalloc byte[8];
        using (var stream = file.Open())
            first = first[..stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
        return first switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngReader.Read(file, limits),
            [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => TiffReader.Read(file, limits),
            [(byte)'N', (byte)'R', (byte)'R', (byte)'D', ..] => NrrdReader.Read(file, limits),
            [0x1F, 0x8B, ..] => NiftiReader.Read(file, limits),
            [0x5C or 0x1C, 1 or 2, 0, 0, ..] or [0, 0, 1 or 2, 0x5C or 0x1C, ..] => NiftiReader.Read(file, limits),
            _ when IsNamed(file, ".mha") || IsNamed(file, ".mhd") => MetaImageReader.Read(file, limits),
            _ => throw file.Fault("this is no image that can be read here", Known),
        };
    }

    private static bool IsNamed(SourceFile file, string ending) => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
