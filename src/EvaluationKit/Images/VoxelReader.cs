using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>Reads stored voxels in pieces and turns them into the type that is wanted.</summary>
internal static class VoxelReader
{
    // A multiple of every element's size.
    private const int Piece = 1 << 18;

    public static Image<T> Read<T>(StoredImage stored)
        where T : unmanaged, INumber<T>
    {
        try
        {
            using var stream = stored.Open();
            var voxels = new T[stored.Geometry.Grid.Count];
            Fill(stored, stream, voxels);
            if (stream.ReadByte() >= 0)
                throw stored.File.Fault($"it holds more than the {stored.Bytes} bytes of voxels that its head announces", "save the image again");
            return new Image<T>(stored.Geometry, voxels);
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException)
        {
            throw stored.File.Fault("the compressed voxels are damaged", "compress and send the file again");
        }
        catch (IOException)
        {
            throw stored.File.Fault("the voxels cannot be read", "send the file again");
        }
    }

    private static void Fill<T>(StoredImage stored, Stream stream, T[] voxels)
        where T : unmanaged, INumber<T>
    {
        var size = stored.Element.Bytes();
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (var done = 0; done < voxels.Length;)
            {
                var count = Math.Min(Piece / size, voxels.Length - done);
                var bytes = buffer.AsSpan(0, count * size);
                var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                if (read < bytes.Length)
                {
                    throw stored.File.Fault(
                        $"the voxels end after {(long)done * size + read} of {stored.Bytes} bytes", "send the whole file; this one is cut off");
                }

                Convert(stored, bytes, voxels, done, count);
                done += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Convert<T>(StoredImage stored, Span<byte> bytes, T[] voxels, int done, int count)
        where T : unmanaged, INumber<T>
    {
        Reverse(bytes, stored.Element.Bytes(), stored.BigEndian == BitConverter.IsLittleEndian);
        var target = voxels.AsSpan(done, count);
        var wrong = stored.Element switch
        {
            ElementType.Int8 => Convert<sbyte, T>(stored, bytes, target),
            ElementType.UInt8 => Convert<byte, T>(stored, bytes, target),
            ElementType.Int16 => Convert<short, T>(stored, bytes, target),
            ElementType.UInt16 => Convert<ushort, T>(stored, bytes, target),
            ElementType.Int32 => Convert<int, T>(stored, bytes, target),
            ElementType.UInt32 => Convert<uint, T>(stored, bytes, target),
            ElementType.Int64 => Convert<long, T>(stored, bytes, target),
            ElementType.UInt64 => Convert<ulong, T>(stored, bytes, target),
            ElementType.Float32 => Convert<float, T>(stored, bytes, target),
            _ => Convert<double, T>(stored, bytes, target),
        };
        if (wrong is var (at, value)) throw NotALabel<T>(stored, done + at, value);
    }

    private static void Reverse(Span<byte> bytes, int size, bool needed)
    {
        if (!needed) return;
        if (size == 2) BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, short>(bytes), MemoryMarshal.Cast<byte, short>(bytes));
        if (size == 4) BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(bytes), MemoryMarshal.Cast<byte, int>(bytes));
        if (size == 8) BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(bytes), MemoryMarshal.Cast<byte, long>(bytes));
    }

    /// <summary>The first voxel whose value the wanted type cannot hold, or null.</summary>
    private static (int At, double Value)? Convert<TStored, T>(StoredImage stored, ReadOnlySpan<byte> bytes, Span<T> target)
        where TStored : unmanaged, INumber<TStored>
        where T : unmanaged, INumber<T>
    {
        var source = MemoryMarshal.Cast<byte, TStored>(bytes);
        if (typeof(TStored) == typeof(T) && !stored.IsScaled)
        {
            MemoryMarshal.Cast<TStored, T>(source).CopyTo(target);
            return null;
        }

        var (slope, intercept, exact) = (stored.Slope, stored.Intercept, T.IsInteger(T.One / (T.One + T.One)));
        for (var i = 0; i < source.Length; i++)
        {
            var value = slope * double.CreateTruncating(source[i]) + intercept;
            target[i] = T.CreateSaturating(value);
            if (exact && double.CreateTruncating(target[i]) != value) return (i, value);
        }

        return null;
    }

    private static FaultException NotALabel<T>(StoredImage stored, int at, double value)
        where T : unmanaged, INumber<T>
    {
        var grid = stored.Geometry.Grid;
        var place = $"({at % grid.Width}, {at / grid.Width % grid.Height}, {at / grid.Width / grid.Height})";
        var (lowest, highest) = (T.CreateSaturating(double.NegativeInfinity), T.CreateSaturating(double.PositiveInfinity));
        return stored.File.Fault(
            FormattableString.Invariant($"voxel {place} has the value {value}"),
            FormattableString.Invariant($"labels are the whole numbers from {lowest} to {highest}"));
    }
}
