using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Images;

public sealed class NrrdTests : IDisposable
{
    private static readonly byte[] Six = [1, 2, 3, 4, 5, 6];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("raw")]
    [InlineData("gzip")]
    [InlineData("gz")]
    public void Voxels_follow_the_head(string encoding)
    {
        var image = Read(
            $"NRRD0004\n# words\ntype: uchar\ndimension: 3\nsizes: 3 1 2\nencoding: {encoding}\nkey:=value\n\n", encoding == "raw" ? Six : Bytes.GZip(Six));
        image.Array.ShouldBe(Six);
        image.Geometry.ShouldBe(Geometry.Of(Grid.Of(3, 1, 2, 1, 1, 1)));
    }

    [Theory]
    [InlineData("left-posterior-superior", 1, 1)]
    [InlineData("RAS", -1, -1)]
    [InlineData("left-anterior-superior", 1, -1)]
    public void The_axes_of_its_space_become_LPS(string space, int x, int y)
    {
        var head = $"NRRD0005\ntype: uint8\ndimension: 3\nspace: {space}\nsizes: 3 1 2\nspace directions: (2, 0, 0) (0,3,0) (0,0,4)\n" +
            "space origin: (5,6,7)\nencoding: raw\n\n";
        Read(head, Six).Geometry.ShouldBe(new Geometry(Grid.Of(3, 1, 2, 2, 3, 4), new(5 * x, 6 * y, 7), new(x, 0, 0), new(0, y, 0), new(0, 0, 1)));
    }

    [Fact]
    public void Voxels_may_lie_in_a_file_beside_the_head()
    {
        folder.Write("a.raw", [7, 7, 1, 2, 3, 4, 5, 6]);
        var head = folder.Write("a.nhdr", "NRRD0001\ntype: uchar\ndimension: 2\nsizes: 3 2\nspacings: .5 2\nencoding: raw\nbyte skip: 2\ndata file: a.raw\n");
        var image = ImageReader.Read<byte>(head);
        image.Array.ShouldBe(Six);
        image.Grid.ShouldBe(Grid.Of(3, 2, .5, 2));
    }

    [Fact]
    public void Numbers_may_start_with_the_highest_byte() =>
        Read("NRRD0004\ntype: short\ndimension: 2\nsizes: 2 1\nendian: big\nencoding: raw\n\n", [0, 5, 0, 9]).Array.ShouldBe<byte>([5, 9]);

    private Image<byte> Read(string head, byte[] data) => ImageReader.Read<byte>(folder.Write("a.nrrd", new Bytes().Text(head).Raw(data).ToArray()));
}
