using CsCheck;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Images;

/// <summary>PNG and TIFF.</summary>
public sealed class PlaneTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_PNG_of_any_depth_is_read(int bits)
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 12).Select(_ => new byte[(13 * bits + 7) / 8]).ToArray();
        foreach (var row in rows) random.NextBytes(row);
        var image = ImageReader.Read<int>(folder.Write("a.png", PngBytes.Of(13, 12, bits, 0, rows)));
        for (var at = 0; at < image.Voxels.Length; at++)
        {
            var (row, bit) = (rows[at / 13], at % 13 * bits);
            var value = bits == 16 ? row[bit / 8] << 8 | row[bit / 8 + 1] : row[bit / 8] >> (8 - bits - bit % 8) & (1 << bits) - 1;
            image.Voxels[at].ShouldBe(value);
        }

        image.Grid.ShouldBe(Grid.Of(13, 12));
    }

    [Fact]
    public void The_label_of_a_palette_PNG_is_the_index() =>
        ImageReader.Read<byte>(folder.Write("a.png", PngBytes.Of(2, 1, 8, 3, [[7, 0]]))).Array.ShouldBe<byte>([7, 0]);

    [Fact]
    public void A_TIFF_of_any_layout_reads_back() =>
        (from width in Gen.Int[1, 40]
         from height in Gen.Int[1, 20]
         from bits in Gen.Int[0, 5].Select(at => 1 << at)
         from packing in Gen.Int[0, 3].Select(at => new[] { 1, 5, 8, 32773 }[at])
         from big in Gen.Bool
         from bigTiff in Gen.Bool
         from tiled in Gen.Bool
         from differenced in Gen.Bool
         from highest in Gen.Int[1, 255]
         from seed in Gen.Int
         select (width, height, bits, packing, big, bigTiff, tiled, differenced, highest, seed)).Sample(
            tiff =>
            {
                var random = new Random(tiff.seed);
                var highest = Math.Min((1L << tiff.bits) - 1, tiff.highest);
                var pixels = Enumerable.Range(0, tiff.width * tiff.height).Select(_ => random.NextInt64(highest + 1)).ToArray();
                var file = folder.Write("a.tif", new TiffBytes(tiff.width, tiff.height, tiff.bits, pixels)
                {
                    BigEndian = tiff.big,
                    IsBigTiff = tiff.bigTiff,
                    Compression = tiff.packing,
                    Tile = tiff.tiled ? 16 : null,
                    IsDifferenced = tiff.differenced && tiff.bits >= 8,
                    Photometric = tiff.bits == 8 ? 3 : 1,
                }.ToArray());
                ImageReader.Read<byte>(file).Array.ShouldBe(pixels.Select(pixel => (byte)pixel));
            },
            iter: 300,
            threads: 1);

    [Fact]
    public void LZW_codes_grow_to_twelve_bits_and_start_again()
    {
        var random = new Random(3);
        var pixels = Enumerable.Range(0, 300 * 200).Select(_ => random.NextInt64(256)).ToArray();
        var file = folder.Write("a.tif", new TiffBytes(300, 200, 8, pixels) { Compression = 5, RowsPerStrip = 200 }.ToArray());
        ImageReader.Read<byte>(file).Array.ShouldBe(pixels.Select(pixel => (byte)pixel));
    }

    [Fact]
    public void Signed_and_real_pixels_are_read()
    {
        var signed = folder.Write("signed.tif", new TiffBytes(2, 1, 16, [-5 & 0xFFFF, 7]) { Format = 2 }.ToArray());
        ImageReader.Read<int>(signed).Array.ShouldBe([-5, 7]);
        var real = folder.Write("real.tif", new TiffBytes(1, 1, 32, [BitConverter.SingleToInt32Bits(2.5f)]) { Format = 3 }.ToArray());
        ImageReader.Read<float>(real).Array.ShouldBe([2.5f]);
    }
}
