using CsCheck;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Images;

public sealed class HostileImageTests : IDisposable
{
    private const string Meta = "NDims = 3\nDimSize = 2 3 2\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n";

    private static readonly byte[] Twelve = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string, string> Heads => new()
    {
        { "NDims = 3", "NDims = 7", "NDims is 7" },
        { "NDims = 3", "NDims = many", "NDims is \"many\"" },
        { "DimSize = 2 3 2", "DimSize = 2 3", "DimSize is \"2 3\"" },
        { "DimSize = 2 3 2", "DimSize = 2 3 -2", "the size along axis 3 is -2" },
        { "DimSize = 2 3 2", "DimSize = 99999 99999 99999", "voxels; at most 268435456 can be read here" },
        { "DimSize = 2 3 2", "DimSize = 200 300 200", "announces 12000000 bytes of voxels and there are 12" },
        { "DimSize = 2 3 2", "DimSize = 2 3 1", "more than the 6 bytes" },
        { "DimSize = 2 3 2", "DimSize = 2 3 2\nElementSpacing = 1 0 1", "the spacing along axis 2 is 0" },
        { "DimSize = 2 3 2", "DimSize = 2 3 2\nElementSpacing = 1 NaN 1", "ElementSpacing is \"1 NaN 1\"" },
        { "DimSize = 2 3 2", "DimSize = 2 3 2\nOffset = 1e300 0 0", "origin is out of reach" },
        { "DimSize = 2 3 2", "DimSize = 2 3 2\nTransformMatrix = 1 0 0 1 0 0 0 0 1", "axes are sheared" },
        { "DimSize = 2 3 2", "DimSize = 2 3 2\nTransformMatrix = 0 0 0 0 0 0 0 0 0", "axes are sheared" },
        { "DimSize = 2 3 2", "DimSize = 2 3 2\nElementNumberOfChannels = 3", "more than one channel" },
        { "DimSize = 2 3 2", "DimSize = 2 3 2\nCompressedData = True", "damaged" },
        { "DimSize = 2 3 2", "DimSize = 2 3 2\nBinaryData = False", "voxels are text" },
        { "MET_UCHAR", "MET_WORD", "ElementType \"MET_WORD\" is unknown" },
        { "LOCAL", "LIST", "spread over several files" },
        { "LOCAL", "../secret.raw", "lies outside the folder" },
        { "LOCAL", "/etc/passwd", "lies outside the folder" },
        { "LOCAL", "link.raw", "is a link" },
        { "LOCAL", "absent.raw", "the file is missing" },
        { "ElementDataFile = LOCAL\n", "", "no line ElementDataFile" },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void A_head_that_lies_is_told_so(string right, string wrong, string sentence)
    {
        File.WriteAllText(folder.At("../secret.raw"), "123456789012");
        File.CreateSymbolicLink(folder.At("link.raw"), "/etc/passwd");
        Refusal<byte>("a.mha", new Bytes().Text(Meta.Replace(right, wrong)).Raw(Twelve).ToArray()).ShouldContain(sentence);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_very_much_takes_no_memory()
    {
        var packed = Bytes.ZLib(new byte[50_000_000]);
        var head = "NDims = 3\nDimSize = 2 3 2\nElementType = MET_UCHAR\nCompressedData = True\nElementDataFile = LOCAL\n";
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal<byte>("bomb.mha", new Bytes().Text(head).Raw(packed).ToArray()).ShouldContain("more than the 12 bytes");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void A_size_that_the_file_cannot_hold_takes_no_memory()
    {
        var nifti = new NiftiBytes { Size = [600, 600, 600], Data = Twelve }.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal<double>("a.nii", nifti).ShouldContain("announces 216000000 bytes");
        Refusal<double>("a.nii.gz", Bytes.GZip(nifti)).ShouldContain("announces 216000000 bytes");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void What_is_not_read_is_named()
    {
        Refusal<byte>("empty.mha", []).ShouldContain("the file is empty");
        Refusal<byte>("words.txt", "words"u8.ToArray()).ShouldContain("no image that can be read here");
        Refusal<byte>("a.nii", new NiftiBytes { Size = [2, 3, 2, 5], Data = Twelve }.ToArray()).ShouldContain("4 dimensions");
        Refusal<byte>("a.nii", new NiftiBytes { DataType = 128, Data = Twelve }.ToArray()).ShouldContain("datatype 128");
        Refusal<byte>("a.nii", new NiftiBytes { Slope = double.NaN, Data = Twelve }.ToArray()).ShouldContain("scl_slope");
        Refusal<byte>("a.png", PngBytes.Of(1, 1, 8, 2, [[1, 2, 3]])).ShouldContain("colours");
        Refusal<byte>("a.tif", new TiffBytes(1, 1, 8, [1]) { Compression = 7 }.ToArray()).ShouldContain("compression 7");
        Refusal<byte>("a.tif", new TiffBytes(1, 1, 8, [1]) { Photometric = 0 }.ToArray()).ShouldContain("zero means white");
        Refusal<byte>("a.nrrd", "NRRD0009\n\n"u8.ToArray()).ShouldContain("NRRD0001 to NRRD0005");
    }

    [Fact]
    public void No_damage_does_anything_but_give_a_fault()
    {
        byte[][] good =
        [
            new Bytes().Text(Meta).Raw(Twelve).ToArray(),
            new Bytes().Text(Meta.Replace("LOCAL", "LOCAL\n").Replace("DimSize", "CompressedData = True\nDimSize")).Raw(Bytes.ZLib(Twelve)).ToArray(),
            new NiftiBytes { Data = Twelve, QFormCode = 1, SFormCode = 1, SRows = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0] }.ToArray(),
            new NiftiBytes { Second = true, Data = Twelve, QFormCode = 1 }.ToArray(),
            Bytes.GZip(new NiftiBytes { Data = Twelve }.ToArray()),
            new Bytes().Text("NRRD0004\ntype: uchar\ndimension: 3\nsizes: 2 3 2\nspace: RAS\nspace directions: (1,0,0) (0,1,0) (0,0,1)\nspace origin: (0,0,0)\nencoding: raw\n\n").Raw(Twelve).ToArray(),
            PngBytes.Of(4, 3, 8, 0, [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]),
            new TiffBytes(4, 3, 8, [.. Twelve.Select(value => (long)value)]) { Compression = 5, IsDifferenced = true }.ToArray(),
            new TiffBytes(4, 3, 16, [.. Twelve.Select(value => (long)value)]) { Compression = 32773, IsBigTiff = true, Tile = 16 }.ToArray(),
            new TiffBytes(4, 3, 8, [.. Twelve.Select(value => (long)value)]) { Compression = 8 }.ToArray(),
        ];
        (from file in Gen.Int[0, good.Length - 1]
         from changes in Gen.Select(Gen.Int[0, 2000], Gen.Byte).Array[0, 6]
         from length in Gen.Int[1, 4000]
         select (file, changes, length)).Sample(
            damage =>
            {
                var bytes = good[damage.file].ToArray();
                foreach (var (at, value) in damage.changes) bytes[at % bytes.Length] = value;
                // Most files keep their length: a file that is cut says little of what lies behind the cut.
                if (damage.length < bytes.Length && damage.length % 4 == 0) bytes = bytes[..damage.length];
                Survives(folder.Write("damaged.mha", bytes));
            },
            iter: 2500,
            threads: 1);
    }

    private static void Survives(SourceFile file)
    {
        try
        {
            ImageReader.Read<byte>(file, new ImageLimits(1 << 20)).Voxels.Length.ShouldBeGreaterThan(0);
        }
        catch (FaultException fault)
        {
            fault.Message.ShouldNotContain('\n');
        }
    }

    private string Refusal<T>(string name, byte[] content)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var fault = Should.Throw<FaultException>(() => ImageReader.Read<T>(folder.Write(name, content)));
        fault.Fault.File.ShouldNotBeNull();
        fault.Fault.Remedy.ShouldNotBeEmpty();
        return fault.Message;
    }
}
