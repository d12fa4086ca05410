using System.Buffers.Binary;
using System.IO.Compression;
using GrandChallenge.Scoring;

namespace GrandChallenge.BrainEvaluator;

/// <summary>A label for each voxel of a grid, x fastest, then y, then z.</summary>
internal static class LabelMap
{
    /// <summary>Reads the labels of a MetaImage of any scalar type, plain or zlib compressed.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="header">Its head.</param>
    /// <param name="highest">Labels are whole numbers from 0 (background) to this one.</param>
    public static byte[] Read(ScoringFile file, MetaImageHeader header, int highest)
    {
        var (bytesPerVoxel, valueAt) = Element(file, header);
        var voxels = Data(file, header, bytesPerVoxel);
        var labels = new byte[header.Voxels];
        for (var i = 0; i < labels.Length; i++)
        {
            var value = valueAt(voxels, i * bytesPerVoxel);
            labels[i] = value >= 0 && value <= highest && value == Math.Floor(value)
                ? (byte)value
                : throw file.Fault(
                    $"voxel ({i % header.Size[0]}, {i / header.Size[0] % header.Size[1]}, {i / header.Size[0] / header.Size[1]}) " +
                    $"has the value {value}; labels are the whole numbers 0 to {highest}.");
        }

        return labels;
    }

    private static (int Bytes, Func<byte[], int, double> ValueAt) Element(ScoringFile file, MetaImageHeader header) =>
        (header.ElementType, header.BigEndian) switch
        {
            ("MET_UCHAR", _) => (1, (data, at) => data[at]),
            ("MET_CHAR", _) => (1, (data, at) => (sbyte)data[at]),
            ("MET_SHORT", false) => (2, (data, at) => BinaryPrimitives.ReadInt16LittleEndian(data.AsSpan(at))),
            ("MET_SHORT", true) => (2, (data, at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at))),
            ("MET_USHORT", false) => (2, (data, at) => BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at))),
            ("MET_USHORT", true) => (2, (data, at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at))),
            ("MET_INT", false) => (4, (data, at) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at))),
            ("MET_INT", true) => (4, (data, at) => BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at))),
            ("MET_UINT", false) => (4, (data, at) => BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(at))),
            ("MET_UINT", true) => (4, (data, at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at))),
            ("MET_LONG_LONG", false) => (8, (data, at) => BinaryPrimitives.ReadInt64LittleEndian(data.AsSpan(at))),
            ("MET_LONG_LONG", true) => (8, (data, at) => BinaryPrimitives.ReadInt64BigEndian(data.AsSpan(at))),
            ("MET_FLOAT", false) => (4, (data, at) => BinaryPrimitives.ReadSingleLittleEndian(data.AsSpan(at))),
            ("MET_FLOAT", true) => (4, (data, at) => BinaryPrimitives.ReadSingleBigEndian(data.AsSpan(at))),
            ("MET_DOUBLE", false) => (8, (data, at) => BinaryPrimitives.ReadDoubleLittleEndian(data.AsSpan(at))),
            ("MET_DOUBLE", true) => (8, (data, at) => BinaryPrimitives.ReadDoubleBigEndian(data.AsSpan(at))),
            _ => throw file.Fault($"ElementType {header.ElementType} is not known here; save the labels as MET_UCHAR."),
        };

    private static byte[] Data(ScoringFile file, MetaImageHeader header, int bytesPerVoxel)
    {
        var length = header.Voxels * bytesPerVoxel;
        using var stored = new MemoryStream(file.Bytes, header.DataStart, file.Bytes.Length - header.DataStart, writable: false);
        using Stream plain = header.Compressed ? new ZLibStream(stored, CompressionMode.Decompress) : stored;
        try
        {
            var data = new byte[length];
            var read = plain.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
            if (read < length)
                throw file.Fault($"the voxels end after {read} of {length} bytes; the file is cut off.");
            if (plain.ReadByte() >= 0)
                throw file.Fault($"more than the {length} bytes of voxels that DimSize and ElementType call for.");
            return data;
        }
        catch (InvalidDataException)
        {
            throw file.Fault("the compressed voxels are damaged (zlib).");
        }
    }
}
