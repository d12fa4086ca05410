using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>
/// Reads grey and palette TIFF and BigTIFF of one page as labels: 1 to 64 bits, strips or tiles, plain, PackBits, LZW or Deflate, with or without
/// horizontal differencing. Of a palette the label is the index. Spacing is 1: the resolution of most files says how to print them.
/// Source: TIFF revision 6.0, Adobe 1992; sections 9 (PackBits), 13 (LZW), 14 (differencing), 15 (tiles); Adobe's technical note 2 for Deflate.
/// </summary>
internal static class TiffReader
{
    private const int Width = 256;
    private const int Height = 257;
    private const int BitsPerSample = 258;
    private const int CompressionTag = 259;
    private const int Photometric = 262;
    private const int StripOffsets = 273;
    private const int SamplesPerPixel = 277;
    private const int RowsPerStrip = 278;
    private const int StripByteCounts = 279;
    private const int Predictor = 317;
    private const int TileWidth = 322;
    private const int TileHeight = 323;
    private const int TileOffsets = 324;
    private const int TileByteCounts = 325;
    private const int SampleFormat = 339;

    public static StoredImage Read(SourceFile file, ImageLimits limits)
    {
        var tags = TiffDirectory.Read(file);
        var geometry = new GeometryParts(file, [tags.One(Width), tags.One(Height)], [1, 1], [0, 0], [[1, 0], [0, 1]]).Build(limits);
        if (tags.One(SamplesPerPixel, 1) != 1) throw file.Fault("it is a picture in colours", "save the labels as grey or palette TIFF");
        if (tags.One(Photometric, 1) is var meaning and not (1 or 3))
        {
            throw file.Fault(
                meaning == 0 ? "its zero means white" : "it is a picture in colours", "save the labels as grey (black is zero) or palette TIFF");
        }

        var bits = (int)tags.One(BitsPerSample, 1);
        var element = ElementOf(file, bits, tags.One(SampleFormat, 1));
        var layout = LayoutOf(file, tags, geometry.Grid, bits);
        layout.Demand();
        return new StoredImage(file, geometry, element, tags.BigEndian, () => new PieceStream(layout.Rows()));
    }

    private static ElementType ElementOf(SourceFile file, int bits, long format) => (bits, format) switch
    {
        (1 or 2 or 4 or 8, 1 or 4) => ElementType.UInt8,
        (8, 2) => ElementType.Int8,
        (16, 1 or 4) => ElementType.UInt16,
        (16, 2) => ElementType.Int16,
        (32, 1 or 4) => ElementType.UInt32,
        (32, 2) => ElementType.Int32,
        (32, 3) => ElementType.Float32,
        (64, 1 or 4) => ElementType.UInt64,
        (64, 2) => ElementType.Int64,
        (64, 3) => ElementType.Float64,
        _ => throw file.Fault($"it has {bits} bits a pixel of sample format {format}", "save it with 8 or 16 bits"),
    };

    private static TiffLayout LayoutOf(SourceFile file, TiffDirectory tags, Grid grid, int bits)
    {
        var packing = tags.One(CompressionTag, 1) switch
        {
            1 => TiffPacking.None,
            5 => TiffPacking.Lzw,
            8 or 32946 => TiffPacking.Deflate,
            32773 => TiffPacking.PackBits,
            var other => throw file.Fault($"its compression {other} is not read here", "save it without compression, or with LZW or Deflate"),
        };
        var predictor = tags.One(Predictor, 1);
        if (predictor is not (1 or 2) || (predictor == 2 && bits < 8))
            throw file.Fault($"its predictor {predictor} is not read here", "save it without a predictor");

        var isTiled = tags.Has(TileOffsets);
        var (width, height) = isTiled
            ? (tags.One(TileWidth), tags.One(TileHeight))
            : (grid.Width, Math.Min(tags.One(RowsPerStrip, grid.Height), grid.Height));
        // Tiles are multiples of 16 and reach over the edges; more than that and a page of them is no tile.
        if (width < 1 || height < 1 || width > grid.Width + 4096L || height > grid.Height + 4096L)
            throw file.Fault($"its tiles of {width} x {height} pixels do not fit", "save it with tiles of 256 x 256 or in strips");

        return new TiffLayout(file, grid, bits, packing, predictor == 2, tags.BigEndian, (int)width, (int)height)
        {
            Offsets = tags.All(isTiled ? TileOffsets : StripOffsets),
            Lengths = tags.All(isTiled ? TileByteCounts : StripByteCounts),
        };
    }
}
