using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>Writes MetaImage in one file (.mha).</summary>
public static class MetaImageWriter
{
    /// <summary>Writes the image beside its place and moves it there when it is whole. Numbers of the head read back as they were.</summary>
    /// <param name="image">Of any whole number of 8 to 64 bits, float or double.</param>
    /// <param name="path">The file; one of this name is replaced.</param>
    /// <param name="compressed">Whether the voxels are packed by zlib.</param>
    /// <exception cref="NotSupportedException">MetaImage has no element type for T.</exception>
    public static void Write<T>(Image<T> image, string path, bool compressed = true)
        where T : unmanaged, INumber<T>
    {
        var head = Encoding.ASCII.GetBytes(Head(image.Geometry, ElementName<T>(), compressed));
        var unfinished = path + ".unfinished";
        using (var file = File.Create(unfinished))
        {
            file.Write(head);
            using Stream voxels = compressed ? new ZLibStream(file, CompressionLevel.Optimal) : file;
            for (var done = 0; done < image.Voxels.Length;)
            {
                var piece = image.Voxels.Slice(done, Math.Min(1 << 20, image.Voxels.Length - done));
                voxels.Write(MemoryMarshal.AsBytes(piece));
                done += piece.Length;
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static string Head(Geometry geometry, string element, bool compressed)
    {
        var grid = geometry.Grid;
        var dimensions = grid.Dimensions;
        return $"""
            ObjectType = Image
            NDims = {dimensions}
            BinaryData = True
            BinaryDataByteOrderMSB = {(BitConverter.IsLittleEndian ? "False" : "True")}
            CompressedData = {(compressed ? "True" : "False")}
            TransformMatrix = {Text(geometry.AxisX)} {Text(geometry.AxisY)}{(dimensions == 3 ? " " + Text(geometry.AxisZ) : "")}
            Offset = {Text(geometry.Origin)}
            ElementSpacing = {Text(new(grid.SpacingX, grid.SpacingY, grid.SpacingZ))}
            DimSize = {Text(new(grid.Width, grid.Height, grid.Depth))}
            ElementType = {element}
            ElementDataFile = LOCAL

            """.ReplaceLineEndings("\n");

        string Text(Vector vector) =>
            dimensions == 3
                ? string.Create(CultureInfo.InvariantCulture, $"{vector.X:R} {vector.Y:R} {vector.Z:R}")
                : string.Create(CultureInfo.InvariantCulture, $"{vector.X:R} {vector.Y:R}");
    }

    private static string ElementName<T>() => default(T) switch
    {
        byte => "MET_UCHAR",
        sbyte => "MET_CHAR",
        short => "MET_SHORT",
        ushort => "MET_USHORT",
        int => "MET_INT",
        uint => "MET_UINT",
        long => "MET_LONG_LONG",
        ulong => "MET_ULONG_LONG",
        float => "MET_FLOAT",
        double => "MET_DOUBLE",
        _ => throw new NotSupportedException($"MetaImage has no element type for {typeof(T).Name}."),
    };
}
