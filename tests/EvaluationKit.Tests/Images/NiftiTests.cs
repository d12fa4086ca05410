using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Images;

public sealed class NiftiTests : IDisposable
{
    private static readonly byte[] Twelve = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public void Both_versions_and_byte_orders_are_read_plain_and_packed(bool second, bool big, bool packed)
    {
        var content = new NiftiBytes
        {
            Second = second,
            BigEndian = big,
            PixDim = [1, 2, 3, 4],
            Data = Twelve,
            SFormCode = 1,
            SRows = [2, 0, 0, 10, 0, 3, 0, 20, 0, 0, 4, 30],
        }.ToArray();
        var image = ImageReader.Read<byte>(folder.Write(packed ? "a.nii.gz" : "a.nii", packed ? Bytes.GZip(content) : content));
        image.Array.ShouldBe(Twelve);
        image.Geometry.ShouldBe(new Geometry(Grid.Of(2, 3, 2, 2, 3, 4), new(-10, -20, 30), new(-1, 0, 0), new(0, -1, 0), new(0, 0, 1)));
    }

    [Fact]
    public void The_quaternion_counts_where_there_is_no_matrix()
    {
        // A turn by 90° about z: the first axis points along RAS y, the second against RAS x. pixdim[0] = -1 flips the third.
        var half = Math.Sqrt(.5);
        var image = Read(new() { PixDim = [-1, 1, 2, 3], QFormCode = 1, Quaternion = [0, 0, half, 5, 6, 7], Data = Twelve });
        image.Geometry.Mismatch(new Geometry(Grid.Of(2, 3, 2, 1, 2, 3), new(-5, -6, 7), new(0, -1, 0), new(1, 0, 0), new(0, 0, -1)), new(1e-6, 1e-6, 1e-6))
            .ShouldBeNull();
    }

    [Fact]
    public void Without_either_the_spacings_count() =>
        Read(new() { PixDim = [1, 1, 2, 3], Data = Twelve }).Geometry
            .ShouldBe(new Geometry(Grid.Of(2, 3, 2, 1, 2, 3), new(0, 0, 0), new(-1, 0, 0), new(0, -1, 0), new(0, 0, 1)));

    [Fact]
    public void The_matrix_counts_more_than_the_quaternion() =>
        Read(new() { QFormCode = 1, SFormCode = 1, SRows = [5, 0, 0, 0, 0, 5, 0, 0, 0, 0, 5, 0], Data = Twelve }).Grid.SpacingX.ShouldBe(5);

    [Fact]
    public void Metres_and_micrometres_become_millimetres()
    {
        Read(new() { PixDim = [1, .001, .002, .003], Units = 1, Data = Twelve }).Grid.SpacingY.ShouldBe(2, 1e-6);
        Read(new() { PixDim = [1, 500, 500, 500], Units = 3, Data = Twelve }).Grid.SpacingX.ShouldBe(.5, 1e-6);
    }

    [Fact]
    public void Scaled_values_are_scaled()
    {
        var file = folder.Write("a.nii", new NiftiBytes { Slope = 2.5, Intercept = -1, Data = Twelve }.ToArray());
        ImageReader.Read<double>(file).Voxels[..3].ToArray().ShouldBe([1.5, 4, 6.5]);
        Should.Throw<EvaluationKit.Faults.FaultException>(() => ImageReader.Read<byte>(file)).Message
            .ShouldBe("a.nii: voxel (0, 0, 0) has the value 1.5; labels are the whole numbers from 0 to 255.");
    }

    [Fact]
    public void A_fourth_dimension_of_size_one_is_none() =>
        Read(new() { Size = [2, 3, 2, 1], PixDim = [1, 1, 1, 1, 1], Data = Twelve }).Grid.ShouldBe(Grid.Of(2, 3, 2, 1, 1, 1));

    [SkippableFact]
    public void The_same_glioma_in_NIfTI_and_NRRD_is_equal()
    {
        var glioma = SharedData.SkipUnlessPresent("glioma");
        var nifti = ImageReader.Read<float>(SourceFile.At(Path.Combine(glioma, "FLAIR.nii.gz")));
        var nrrd = ImageReader.Read<float>(SourceFile.At(Path.Combine(glioma, "FLAIR.nrrd")));
        nifti.Voxels.SequenceEqual(nrrd.Voxels).ShouldBeTrue();
        nifti.Geometry.Mismatch(nrrd.Geometry, new(1e-6, 1e-5, 1e-6)).ShouldBeNull();
    }

    [SkippableFact]
    public void An_oblique_lesion_survives_a_round_trip_through_MetaImage()
    {
        var lesion = ImageReader.Read<byte>(SourceFile.At(Path.Combine(SharedData.SkipUnlessPresent("glioma"), "lesion.nii.gz")));
        lesion.Geometry.AxisX.Y.ShouldNotBe(0, "The geometry must be oblique for this test to mean something.");
        MetaImageWriter.Write(lesion, folder.At("lesion.mha"));
        var back = ImageReader.Read<byte>(folder.Of().File("lesion.mha"));
        back.Geometry.ShouldBe(lesion.Geometry);
        back.Voxels.SequenceEqual(lesion.Voxels).ShouldBeTrue();
        lesion.Array.Distinct().Order().ShouldBe<byte>([0, 1, 2, 3]);
    }

    private Image<byte> Read(NiftiBytes content) => ImageReader.Read<byte>(folder.Write("a.nii", content.ToArray()));
}
