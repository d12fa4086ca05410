using System.Buffers.Binary;
using System.IO.Compression;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>
/// Reads the head of NIfTI-1 and NIfTI-2 in one file (.nii, .nii.gz), either byte order. The sform counts where it is set, else the qform, else
/// the spacings alone; RAS is turned into LPS by changing the sign of x and y. Format: nifti1.h and nifti2.h of the NIfTI data format working group.
/// </summary>
internal static class NiftiReader
{
    private const int HeadBytes1 = 348;
    private const int HeadBytes2 = 540;

    public static StoredImage Read(SourceFile file, ImageLimits limits)
    {
        var isPacked = IsPacked(file);
        var head = new NiftiHead(ReadHead(file, isPacked), file);
        var element = ElementOf(file, head.DataType);
        var geometry = GeometryOf(file, head, limits);
        var stored = new StoredImage(file, geometry, element, head.BigEndian, () => Stream.Null);
        // A slope of zero means that the values are stored as they are.
        if (head.Slope != 0) stored = stored with { Slope = head.Slope, Intercept = head.Intercept };
        if (!double.IsFinite(stored.Slope) || !double.IsFinite(stored.Intercept))
            throw file.Fault("scl_slope or scl_inter is not a finite number", "write 1 and 0 where values are not scaled");

        var start = head.DataStart;
        if (!(start >= head.Bytes) || start > 1 << 24 || start != Math.Floor(start))
            throw file.Fault($"vox_offset is {start:R}", $"voxels start at byte {head.Bytes + 4} as a rule");
        if (!isPacked) return StoredData.At(stored, file, (long)start, Packing.None);

        var packed = StoredData.At(stored, file, 0, Packing.GZip);
        return packed with { Open = () => Skip(packed.Open(), (int)start) };
    }

    private static bool IsPacked(SourceFile file)
    {
        using var stream = file.Open();
        return stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
    }

    private static byte[] ReadHead(SourceFile file, bool isPacked)
    {
        using var stream = file.Open();
        using var plain = isPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        var head = new byte[HeadBytes2];
        try
        {
            var read = plain.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return read >= HeadBytes1 ? head : throw file.Fault("this is not NIfTI: it ends before its head does", "save the image as .nii or .nii.gz");
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            throw file.Fault("it is not a gzip file", "compress it with gzip, or send it as .nii");
        }
    }

    private static Stream Skip(Stream stream, int bytes)
    {
        var rest = new byte[bytes];
        // A file that ends here is told by its first missing voxel.
        _ = stream.ReadAtLeast(rest, bytes, throwOnEndOfStream: false);
        return stream;
    }

    private static ElementType ElementOf(SourceFile file, int code) => code switch
    {
        2 => ElementType.UInt8,
        4 => ElementType.Int16,
        8 => ElementType.Int32,
        16 => ElementType.Float32,
        64 => ElementType.Float64,
        256 => ElementType.Int8,
        512 => ElementType.UInt16,
        768 => ElementType.UInt32,
        1024 => ElementType.Int64,
        1280 => ElementType.UInt64,
        _ => throw file.Fault($"its datatype {code} is not one number a voxel", "save it as whole numbers of 8 to 64 bits or as float or double"),
    };

    private static Geometry GeometryOf(SourceFile file, NiftiHead head, ImageLimits limits)
    {
        var dimensions = head.Size(0);
        if (dimensions is < 1 or > 7) throw file.Fault($"dim[0] is {dimensions}", "save an image of two or three dimensions");
        var size = Enumerable.Range(1, (int)Math.Max(2, dimensions)).Select(axis => axis > dimensions ? 1.0 : head.Size(axis)).ToArray();
        // Axes of size 1 at the end say nothing: programs write four dimensions for a volume.
        while (size.Length > 3 && size[^1] == 1) size = size[..^1];
        if (size.Length > 3) throw file.Fault($"it has {size.Length} dimensions", "save an image of two or three dimensions, one file a time point");

        var (columns, origin) = head.SForm() ?? head.QForm() ?? head.Plain();
        var spacing = Array.ConvertAll(columns, column => column.Length);
        var axes = new double[3][];
        for (var axis = 0; axis < 3; axis++)
        {
            var unit = spacing[axis] > 0 ? 1 / spacing[axis] * columns[axis] : columns[axis];
            axes[axis] = [-unit.X, -unit.Y, unit.Z];
        }

        if (size.Length == 2 && (axes[0][2] != 0 || axes[1][2] != 0))
            throw file.Fault("it is a plane that lies askew in space", "save it as a volume of depth 1 (dim[0] = 3)");
        return new GeometryParts(
            file, size, head.InMillimetres(spacing)[..size.Length], head.InMillimetres([-origin.X, -origin.Y, origin.Z]), axes).Build(limits);
    }
}

/// <summary>The fields of a head of either version, by name.</summary>
internal sealed class NiftiHead
{
    private readonly byte[] head;
    private readonly bool isSecond;

    public NiftiHead(byte[] head, SourceFile file)
    {
        this.head = head;
        var little = BinaryPrimitives.ReadInt32LittleEndian(head);
        var big = BinaryPrimitives.ReadInt32BigEndian(head);
        isSecond = little == 540 || big == 540;
        BigEndian = big is 348 or 540;
        if (!BigEndian && little is not (348 or 540))
            throw file.Fault("this is not NIfTI: it does not start with the size of its head", "save the image as .nii or .nii.gz");
        var magic = head.AsSpan(isSecond ? 4 : 344, 3);
        if (!magic.SequenceEqual("n+1"u8) && !magic.SequenceEqual("n+2"u8))
            throw file.Fault("its voxels are not in the same file", "save the image as one .nii or .nii.gz, not as .hdr and .img");
    }

    public bool BigEndian { get; }

    public int Bytes => isSecond ? 540 : 348;

    public int DataType => Int16(isSecond ? 12 : 70);

    public double DataStart => isSecond ? Int64(168) : Single(108);

    public double Slope => isSecond ? Double(176) : Single(112);

    public double Intercept => isSecond ? Double(184) : Single(116);

    /// <summary>dim[axis]; dim[0] is the number of dimensions.</summary>
    public long Size(int axis) => isSecond ? Int64(16 + 8 * axis) : Int16(40 + 2 * axis);

    /// <summary>Lengths in mm. The unit is in the three lowest bits of xyzt_units: 1 metre, 3 micrometre, else millimetre.</summary>
    public double[] InMillimetres(double[] lengths)
    {
        var unit = (isSecond ? Int32(500) : head[123]) & 7;
        var factor = unit switch { 1 => 1000.0, 3 => 0.001, _ => 1 };
        return factor == 1 ? lengths : Array.ConvertAll(lengths, length => factor * length);
    }

    /// <summary>Columns and origin of the matrix in srow_x, srow_y, srow_z (RAS), or null where sform_code is not set.</summary>
    public (Vector[] Columns, Vector Origin)? SForm()
    {
        if ((isSecond ? Int32(348) : Int16(254)) <= 0) return null;
        var row = isSecond ? 400 : 280;
        Vector Column(int column) => new(Real(row, column), Real(row, 4 + column), Real(row, 8 + column));
        return ([Column(0), Column(1), Column(2)], Column(3));
    }

    /// <summary>The same from the quaternion (nifti1.h, method 2), or null where qform_code is not set.</summary>
    public (Vector[] Columns, Vector Origin)? QForm()
    {
        if ((isSecond ? Int32(344) : Int16(252)) <= 0) return null;
        var at = isSecond ? 352 : 256;
        var (b, c, d) = (Real(at, 0), Real(at, 1), Real(at, 2));
        var rest = 1 - (b * b + c * c + d * d);
        if (rest < 1e-7)
        {
            // A turn by 180°, kept in single precision: the vector is set to length one.
            var length = Math.Sqrt(b * b + c * c + d * d);
            (b, c, d, rest) = (b / length, c / length, d / length, 0);
        }

        var a = Math.Sqrt(rest);
        var hand = Spacing(0) < 0 ? -1 : 1;
        return (
            [
                Spacing(1) * new Vector(a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)),
                Spacing(2) * new Vector(2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b)),
                hand * Spacing(3) * new Vector(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c),
            ],
            new Vector(Real(at, 3), Real(at, 4), Real(at, 5)));
    }

    /// <summary>The same from the spacings alone (nifti1.h, method 1).</summary>
    public (Vector[] Columns, Vector Origin) Plain() =>
        ([new(Math.Abs(Spacing(1)), 0, 0), new(0, Math.Abs(Spacing(2)), 0), new(0, 0, Math.Abs(Spacing(3)))], new(0, 0, 0));

    private double Spacing(int axis) => Real(isSecond ? 104 : 76, axis);

    private double Real(int start, int index) => isSecond ? Double(start + 8 * index) : Single(start + 4 * index);

    private short Int16(int at) => BigEndian ? BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(at)) : BinaryPrimitives.ReadInt16LittleEndian(head.AsSpan(at));

    private int Int32(int at) => BigEndian ? BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(at)) : BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(at));

    private long Int64(int at) => BigEndian ? BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(at)) : BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(at));

    private float Single(int at) => BigEndian ? BinaryPrimitives.ReadSingleBigEndian(head.AsSpan(at)) : BinaryPrimitives.ReadSingleLittleEndian(head.AsSpan(at));

    private double Double(int at) => BigEndian ? BinaryPrimitives.ReadDoubleBigEndian(head.AsSpan(at)) : BinaryPrimitives.ReadDoubleLittleEndian(head.AsSpan(at));
}
