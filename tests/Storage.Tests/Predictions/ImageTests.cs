using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GrandChallenge.Storage.Tests;

public sealed class ImageTests
{
    private const string Mha = "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\nCompressedData = False\nDimSize = 4 3 2\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n";
    private const string Nrrd = "NRRD0004\n# made by a test\ntype: unsigned char\ndimension: 3\nsizes: 4 3 2\nencoding: raw\n\n";

    [Fact]
    public async Task Whole_images_of_every_format_are_taken()
    {
        await CheckAsync("a.mha", Join(Mha, new byte[24]));
        await CheckAsync("a.MHA", Join(Mha.Replace("CompressedData = False", "CompressedData = True"), Zlib(new byte[24])));
        await CheckAsync("a.mha", Join(Mha.Replace("MET_UCHAR", "MET_FLOAT\nElementNumberOfChannels = 2"), new byte[24 * 8]));
        await CheckAsync("a.nrrd", Join(Nrrd, new byte[24]));
        await CheckAsync("a.nrrd", Join(Nrrd.Replace("raw", "gzip"), Gzip(new byte[24])));
        await CheckAsync("a.nii", Nifti());
        await CheckAsync("a.nii.gz", Gzip(Nifti()));
        await CheckAsync("a.tif", [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, .. new byte[20]]);
        await CheckAsync("a.tiff", [(byte)'M', (byte)'M', 0, 43, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, .. new byte[20]]);
    }

    [Theory]
    [InlineData("ElementDataFile = LOCAL", "ElementDataFile = /etc/passwd", "in another file")]
    [InlineData("ElementDataFile = LOCAL", "ElementDataFile = LIST", "in another file")]
    [InlineData("ElementDataFile = LOCAL\n", "", "no ElementDataFile")]
    [InlineData("MET_UCHAR", "MET_EVIL", "'MET_EVIL' is not known")]
    [InlineData("4 3 2", "4 3", "must agree")]
    [InlineData("4 3 2", "4 0 2", "at least 1")]
    [InlineData("4 3 2", "4 -3 2", "at least 1")]
    [InlineData("4 3 2", "4 x 2", "whole numbers")]
    [InlineData("4 3 2", "4000000000 4000000000 4000000000", "the most that is taken")]
    [InlineData("4 3 2", "4 3 3", "promises 36 bytes of voxels, but there are 24")]
    [InlineData("4 3 2", "4 3 1", "there are more")]
    [InlineData("BinaryData = True", "BinaryData = False", "write it as binary")]
    [InlineData("CompressedData = False", "CompressedData = True", "damaged")]
    public async Task A_metaimage_that_does_not_add_up_is_refused(string line, string forged, string cause) =>
        (await RefusalAsync("a.mha", Join(Mha.Replace(line, forged), Enumerable.Repeat((byte)0xFF, 24).ToArray()))).ShouldContain(cause);

    [Fact]
    public async Task Packed_voxels_are_counted_to_their_promise_and_no_further()
    {
        var packed = Mha.Replace("CompressedData = False", "CompressedData = True");
        (await RefusalAsync("a.mha", Join(packed, Zlib(new byte[50 << 20])))).ShouldContain("there are more");
        (await RefusalAsync("a.mha", Join(packed, Zlib(new byte[23])))).ShouldContain("there are 23");
    }

    [Theory]
    [InlineData("encoding: raw", "encoding: raw\ndata file: /etc/passwd", "in another file")]
    [InlineData("unsigned char", "block", "'block' is not known")]
    [InlineData("sizes: 4 3 2", "sizes: 4 3", "do not agree")]
    [InlineData("sizes: 4 3 2", "sizes: 4 3 9", "promises 108 bytes")]
    [InlineData("encoding: raw", "encoding: hex", "must be raw or gzip")]
    [InlineData("NRRD0004", "NRRX0004", "not an NRRD")]
    public async Task An_nrrd_that_does_not_add_up_is_refused(string line, string forged, string cause) =>
        (await RefusalAsync("a.nrrd", Join(Nrrd.Replace(line, forged), new byte[24]))).ShouldContain(cause);

    [Fact]
    public async Task A_nifti_that_does_not_add_up_is_refused()
    {
        (await RefusalAsync("a.nii", Nifti()[..^1])).ShouldContain("promises 48 bytes of voxels, but there are 47");
        (await RefusalAsync("a.nii.gz", Gzip(Nifti()[..^1]))).ShouldContain("there are 47");
        (await RefusalAsync("a.nii", Nifti(b => "ni1"u8.CopyTo(b.AsSpan(344))))).ShouldContain("in another file");
        (await RefusalAsync("a.nii", Nifti(b => b[40] = 9))).ShouldContain("9 dimensions");
        (await RefusalAsync("a.nii", Nifti(b => b[42] = 0))).ShouldContain("at least 1");
        (await RefusalAsync("a.nii", Nifti(b => b[70] = 77))).ShouldContain("data type 77");
        (await RefusalAsync("a.nii", Nifti(b => BinaryPrimitives.WriteSingleLittleEndian(b.AsSpan(108), 0)))).ShouldContain("inside the header");
        (await RefusalAsync("a.nii", new byte[400])).ShouldContain("not a NIfTI");
        (await RefusalAsync("a.nii.gz", Nifti())).ShouldContain("not gzip");
    }

    [Theory]
    [InlineData("a.png", "'a.png' is not an image that is taken here")]
    [InlineData("a.mha", "no ElementDataFile")]
    [InlineData("a.tif", "not a TIFF")]
    public async Task A_name_alone_makes_no_image(string name, string cause) => (await RefusalAsync(name, "hello, this is no image at all"u8.ToArray())).ShouldContain(cause);

    private static async Task<string> RefusalAsync(string name, byte[] bytes) => (await Should.ThrowAsync<FileRefusedException>(() => CheckAsync(name, bytes))).Message;

    private static Task CheckAsync(string name, byte[] bytes) => PredictionFile.CheckAsync(new MemoryStream(bytes), name, PredictionKind.Image);

    private static byte[] Join(string header, byte[] voxels) => [.. Encoding.ASCII.GetBytes(header), .. voxels];

    /// <summary>4 x 3 x 2 voxels of int16, little-endian.</summary>
    private static byte[] Nifti(Action<byte[]>? forge = null)
    {
        var bytes = new byte[352 + 48];
        void Put(int at, short value) => BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, 348);
        foreach (var (at, value) in ((int, short)[])[(40, 3), (42, 4), (44, 3), (46, 2), (70, 4), (72, 16)])
            Put(at, value);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(108), 352);
        "n+1"u8.CopyTo(bytes.AsSpan(344));
        forge?.Invoke(bytes);
        return bytes;
    }

    private static byte[] Gzip(byte[] bytes) => Pack(bytes, target => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true));

    private static byte[] Zlib(byte[] bytes) => Pack(bytes, target => new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true));

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> pack)
    {
        var packed = new MemoryStream();
        pack(packed).Use(s => s.Write(bytes));
        return packed.ToArray();
    }
}
