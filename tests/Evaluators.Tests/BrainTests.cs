using System.IO.Compression;
using System.Text;
using GrandChallenge.BrainEvaluator;
using GrandChallenge.Scoring;

namespace GrandChallenge.Evaluators.Tests;

public sealed class BrainTests : IDisposable
{
    private static readonly byte[] Truth = [0, 1, 1, 2, 2, 0, 0, 3];

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [SkippableTheory]
    [InlineData("smooth")]
    [InlineData("shift")]
    [InlineData("under")]
    [InlineData("noisy-no-amygdala")]
    public void Real_submissions_get_the_reference_figures(string name)
    {
        var data = SharedData.FolderOrSkip("brain");
        var expected = SharedData.Expected(data).GetProperty("submissions").GetProperty(name);
        bench.WithTruth("truth.mha", File.ReadAllBytes(Path.Combine(data, "truth.mha")))
            .WithInput("any name.mha", File.ReadAllBytes(Path.Combine(data, $"submission-{name}.mha")));

        var metrics = bench.Metrics(LabelMapMetrics.Score);

        var mean = metrics.GetProperty("aggregates").GetProperty("dice").GetProperty("mean").GetDouble();
        Math.Round(mean, 6).ShouldBe(expected.GetProperty("mean_dice").GetDouble());
        foreach (var label in metrics.GetProperty("labels").EnumerateArray())
        {
            var reference = expected.GetProperty(label.GetProperty("label").GetInt32().ToString());
            label.GetProperty("dice").GetDouble().ShouldBe(reference.GetProperty("dice").GetDouble());
        }
    }

    [Fact]
    public void Dice_counts_by_hand()
    {
        // Label 1: 2 and 1 voxels, 1 shared -> 2/3. Label 2: 2 and 2, 2 shared -> 1. Label 3: 1 and 0 -> 0. Label 4 in neither: no value.
        var metrics = Score(Mha(Truth), Mha([0, 1, 0, 2, 2, 0, 0, 0]));

        var labels = metrics.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("dice")).ToArray();
        labels[0].GetDouble().ShouldBe(0.666667);
        labels[1].GetDouble().ShouldBe(1);
        labels[2].GetDouble().ShouldBe(0);
        labels[3].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        metrics.GetProperty("aggregates").GetProperty("dice").GetProperty("mean").GetDouble().ShouldBe(1.666667 / 3, 1e-12);
    }

    [Theory]
    [InlineData("MET_UCHAR", false, false)]
    [InlineData("MET_SHORT", false, true)]
    [InlineData("MET_USHORT", true, false)]
    [InlineData("MET_FLOAT", true, true)]
    public void Voxel_type_byte_order_and_compression_do_not_matter(string type, bool bigEndian, bool compressed) =>
        Score(Mha(Truth), Mha(Truth, type, bigEndian, compressed))
            .GetProperty("aggregates").GetProperty("dice").GetProperty("mean").GetDouble().ShouldBe(1);

    [Theory]
    [InlineData("DimSize = 2 2 2", "DimSize = 2 2 3", "p.mha: the size is 2 x 2 x 3 voxels where the truth has 2 x 2 x 2; resample the labels to the image's grid.")]
    [InlineData("ElementSpacing = 1 1 1", "ElementSpacing = 1 1 2", "p.mha: the spacing is 1 x 1 x 2 mm where the truth has 1 x 1 x 1; resample the labels to the image's grid.")]
    [InlineData("Offset = 0 0 0", "Offset = 0 5 0", "p.mha: the origin is 0 x 5 x 0 mm where the truth has 0 x 0 x 0; resample the labels to the image's grid.")]
    [InlineData("Offset = 0 0 0", "Offset = 0 nan 0", "p.mha: Offset must hold 3 finite numbers.")]
    [InlineData("NDims = 3", "NDims = 2", "p.mha: NDims must be 3.")]
    [InlineData("MET_UCHAR", "MET_STRANGE", "p.mha: ElementType MET_STRANGE is not known here; save the labels as MET_UCHAR.")]
    [InlineData("ElementDataFile = LOCAL", "ElementDataFile = /etc/passwd", "p.mha: ElementDataFile must be LOCAL: the voxels belong in the same file.")]
    [InlineData("MET_UCHAR", "MET_USHORT", "p.mha: the voxels end after 8 of 16 bytes; the file is cut off.")]
    public void A_wrong_head_is_refused_by_key(string from, string to, string sentence)
    {
        var head = Encoding.Latin1.GetString(Mha(Truth)).Replace(from, to, StringComparison.Ordinal);
        Fault(Encoding.Latin1.GetBytes(head)).ShouldBe(sentence);
    }

    [Fact]
    public void A_label_outside_the_set_is_named_with_its_voxel() =>
        Fault(Mha([0, 0, 0, 9, 0, 0, 0, 0])).ShouldBe("p.mha: voxel (1, 1, 0) has the value 9; labels are the whole numbers 0 to 7.");

    [Fact]
    public void Damaged_or_endless_compressed_voxels_are_refused()
    {
        var file = Mha(Truth, compressed: true);
        Fault([.. file[..^10], .. new byte[10]]).ShouldContain("p.mha: ");
        Fault(Mha([.. Truth, 1, 1], compressed: true)).ShouldBe("p.mha: more than the 8 bytes of voxels that DimSize and ElementType call for.");
    }

    [Fact]
    public void Another_kind_of_file_is_refused()
    {
        bench.WithTruth("truth.mha", Mha(Truth)).WithInput("scan.nii.gz", "x");
        bench.Fault(LabelMapMetrics.Score, EvaluationProgram.SubmissionAtFault)
            .ShouldBe("The submission must be one MetaImage (.mha); scan.nii.gz is none.");
    }

    [Fact]
    public void A_file_that_only_has_the_name_is_refused() =>
        Fault(new byte[100_000]).ShouldBe("p.mha: this is not a MetaImage: its head of lines \"Key = Value\" up to ElementDataFile was not found.");

    private static byte[] Mha(byte[] labels, string type = "MET_UCHAR", bool bigEndian = false, bool compressed = false)
    {
        var voxels = labels.SelectMany(label => Bytes(label, type, bigEndian)).ToArray();
        using var stored = new MemoryStream();
        using (Stream stream = compressed ? new ZLibStream(stored, CompressionLevel.Optimal, leaveOpen: true) : stored)
            stream.Write(voxels);
        var head = "ObjectType = Image\nNDims = 3\nBinaryData = True\n" +
            $"BinaryDataByteOrderMSB = {bigEndian}\nCompressedData = {compressed}\nTransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 0 0 0\n" +
            $"ElementSpacing = 1 1 1\nDimSize = 2 2 2\nElementType = {type}\nElementDataFile = LOCAL\n";
        return [.. Encoding.ASCII.GetBytes(head), .. stored.ToArray()];
    }

    private static byte[] Bytes(byte label, string type, bool bigEndian)
    {
        var bytes = type switch
        {
            "MET_UCHAR" => [label],
            "MET_FLOAT" => BitConverter.GetBytes((float)label),
            _ => BitConverter.GetBytes((short)label),
        };
        return bigEndian ? [.. bytes.Reverse()] : bytes;
    }

    private string Fault(byte[] submission) =>
        bench.WithTruth("truth.mha", Mha(Truth)).WithInput("p.mha", submission)
            .Fault(LabelMapMetrics.Score, EvaluationProgram.SubmissionAtFault);

    private System.Text.Json.JsonElement Score(byte[] truth, byte[] submission) =>
        bench.WithTruth("truth.mha", truth).WithInput("p.mha", submission).Metrics(LabelMapMetrics.Score);
}
