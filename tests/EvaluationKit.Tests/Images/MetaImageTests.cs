using System.Numerics;
using CsCheck;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Images;

public sealed class MetaImageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_written_reads_back_as_it_was() =>
        (from size in Gen.Int[1, 5].Array[3]
         from spacing in Gen.Double[0.01, 20].Array[3]
         from origin in Gen.Double[-500, 500].Array[3]
         from angle in Gen.Double[-3, 3]
         from compressed in Gen.Bool
         select (size, spacing, origin, angle, compressed)).Sample(
            image =>
            {
                var grid = Grid.Of(image.size[0], image.size[1], image.size[2], image.spacing[0], image.spacing[1], image.spacing[2]);
                var (sine, cosine) = Math.SinCos(image.angle);
                var geometry = new Geometry(
                    grid, new(image.origin[0], image.origin[1], image.origin[2]), new(cosine, sine, 0), new(-sine, cosine, 0), new(0, 0, 1));
                var voxels = Enumerable.Range(0, grid.Count).Select(at => at * 7 - 100).ToArray();
                MetaImageWriter.Write(new Image<int>(geometry, voxels), folder.At("round.mha"), image.compressed);
                var back = ImageReader.Read<int>(folder.Of().File("round.mha"));
                back.Geometry.ShouldBe(geometry);
                back.Array.ShouldBe(voxels);
            },
            iter: 40,
            threads: 1);

    [Fact]
    public void Every_element_type_reads_back()
    {
        RoundTrip<sbyte>(-128, 127);
        RoundTrip<byte>(0, 255);
        RoundTrip<short>(short.MinValue, short.MaxValue);
        RoundTrip<ushort>(0, ushort.MaxValue);
        RoundTrip<int>(int.MinValue, int.MaxValue);
        RoundTrip<uint>(0, uint.MaxValue);
        RoundTrip<long>(long.MinValue, long.MaxValue);
        RoundTrip<ulong>(0, ulong.MaxValue);
        RoundTrip<float>(-1.5f, float.MaxValue);
        RoundTrip<double>(-1.5, double.Epsilon);
    }

    [Theory]
    [InlineData("MET_SHORT", 2)]
    [InlineData("MET_USHORT", 2)]
    [InlineData("MET_INT", 4)]
    [InlineData("MET_UINT", 4)]
    [InlineData("MET_LONG", 4)]
    [InlineData("MET_ULONG", 4)]
    [InlineData("MET_LONG_LONG", 8)]
    [InlineData("MET_ULONG_LONG", 8)]
    public void Either_byte_order_is_read(string element, int size)
    {
        foreach (var big in (bool[])[false, true])
        {
            var head = $"NDims = 2\nDimSize = 3 1\nElementType = {element}\nBinaryDataByteOrderMSB = {big}\nElementDataFile = LOCAL\n";
            var file = folder.Write("order.mha", new Bytes(big).Text(head).Number(1, size).Number(2, size).Number(200, size).ToArray());
            ImageReader.Read<byte>(file).Array.ShouldBe<byte>([1, 2, 200]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Voxels_may_lie_in_a_file_beside_the_head(bool compressed)
    {
        byte[] voxels = [1, 2, 3, 4, 5, 6];
        folder.Write("sub/a.raw", compressed ? Bytes.ZLib(voxels) : voxels);
        var head = $"NDims = 2\nDimSize = 3 2\nElementSpacing = .5 2\nElementType = MET_UCHAR\nCompressedData = {compressed}\nElementDataFile = a.raw\n";
        var image = ImageReader.Read<byte>(folder.Write("sub/a.mhd", head));
        image.Array.ShouldBe(voxels);
        image.Grid.ShouldBe(Grid.Of(3, 2, .5, 2));
    }

    [Fact]
    public void A_head_of_unknown_length_leaves_the_voxels_at_the_end()
    {
        folder.Write("a.raw", [9, 9, 9, 1, 2, 3, 4]);
        var file = folder.Write("a.mhd", "NDims = 2\nDimSize = 2 2\nElementType = MET_UCHAR\nHeaderSize = -1\nElementDataFile = a.raw\n");
        ImageReader.Read<byte>(file).Array.ShouldBe<byte>([1, 2, 3, 4]);
    }

    [SkippableFact]
    public void A_brain_lies_alike_in_MetaImage_and_NIfTI()
    {
        var brain = SharedData.SkipUnlessPresent("brain");
        var meta = ImageReader.Read<byte>(SourceFile.At(Path.Combine(brain, "t1.mha")));
        var nifti = ImageReader.Read<byte>(SourceFile.At(Path.Combine(brain, "t1.nii.gz")));
        nifti.Geometry.Mismatch(meta.Geometry).ShouldBeNull();
        nifti.Voxels.SequenceEqual(meta.Voxels).ShouldBeTrue();
        meta.Geometry.AxisY.Z.ShouldBe(-1, 1e-6, "The axes are left, inferior, anterior.");
    }

    private void RoundTrip<T>(T low, T high)
        where T : unmanaged, INumber<T>
    {
        MetaImageWriter.Write(new Image<T>(Geometry.Of(Grid.Of(3, 1)), [low, T.One, high]), folder.At("type.mha"));
        ImageReader.Read<T>(folder.Of().File("type.mha")).Array.ShouldBe([low, T.One, high]);
    }
}
