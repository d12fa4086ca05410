using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GrandChallenge.EvaluationKit.Tests.Images;

/// <summary>Puts files together byte by byte.</summary>
internal sealed class Bytes(bool bigEndian = false)
{
    private readonly MemoryStream stream = new();

    public long Length => stream.Length;

    public Bytes Text(string text) => Raw(Encoding.Latin1.GetBytes(text));

    public Bytes Raw(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        return this;
    }

    public Bytes Zeros(int count) => Raw(new byte[count]);

    public Bytes Number(long value, int size)
    {
        var bytes = new byte[8];
        if (bigEndian) BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        else BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return Raw(bigEndian ? bytes.AsSpan(8 - size) : bytes.AsSpan(0, size));
    }

    public Bytes Single(float value) => Number(BitConverter.SingleToInt32Bits(value), 4);

    public Bytes Double(double value) => Number(BitConverter.DoubleToInt64Bits(value), 8);

    public byte[] ToArray() => stream.ToArray();

    public static byte[] ZLib(byte[] plain) => Packed(plain, target => new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true));

    public static byte[] GZip(byte[] plain) => Packed(plain, target => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true));

    private static byte[] Packed(byte[] plain, Func<Stream, Stream> open)
    {
        var target = new MemoryStream();
        using (var packing = open(target))
            packing.Write(plain);
        return target.ToArray();
    }
}
