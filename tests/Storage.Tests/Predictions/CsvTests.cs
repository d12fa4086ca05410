using System.Text;

namespace GrandChallenge.Storage.Tests;

public sealed class CsvTests
{
    [Theory]
    [InlineData("id,score\n1,0.5\n")]
    [InlineData("\uFEFFid,score\r\n1,0.5\r\n\r\n")]
    [InlineData("id;score\n1;0,5")]
    [InlineData("id\tscore\n1\ttwo words")]
    [InlineData("id\n1\n")]
    [InlineData("id,text\n1,\"a, \"\"b\"\"\nnext line\"\n2,ü中😀\n")]
    public Task A_table_is_taken(string csv) => CheckAsync(Encoding.UTF8.GetBytes(csv));

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\n\r\n", "The file is empty: it needs a header and at least one row.")]
    [InlineData("id,score\n", "The file has a header but no rows; it needs at least one.")]
    [InlineData("id,score\n1,2\n3\n", "Row 3 has 1 column, but the header has 2.")]
    [InlineData("id,score\n1,\"a\nb\"\n3,4,5\n", "Row 4 has 3 columns, but the header has 2.")]
    [InlineData("id,score\n1,\"2\n3,4\n", "The quote opened in row 2 is never closed.")]
    [InlineData("id,score\n1,\0\n", "Row 2, byte 12 of the file is a NUL byte")]
    public async Task A_table_that_is_none_is_refused_by_row(string csv, string cause) =>
        (await Should.ThrowAsync<FileRefusedException>(() => CheckAsync(Encoding.UTF8.GetBytes(csv)))).Message.ShouldStartWith(cause);

    [Fact]
    public async Task Latin1_is_refused_with_row_and_byte()
    {
        var refusal = await Should.ThrowAsync<FileRefusedException>(() => CheckAsync(Encoding.Latin1.GetBytes("id,name\n1,ok\n2,Jos\u00e9\n")));
        refusal.Message.ShouldStartWith("Row 3, byte 19 of the file (0xE9) is not UTF-8");
        refusal.Message.ShouldContain("Save the file as UTF-8");
    }

    [Fact]
    public async Task Utf16_is_refused_with_and_without_its_mark()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var bytes = encoding.GetBytes("id,score\n1,2\n");
            (await Should.ThrowAsync<FileRefusedException>(() => CheckAsync([.. encoding.Preamble, .. bytes]))).Message.ShouldContain("UTF-16");
            (await Should.ThrowAsync<FileRefusedException>(() => CheckAsync(bytes))).Message.ShouldContain("UTF-16");
        }
    }

    [Fact]
    public async Task A_line_of_a_gigabyte_is_refused_by_row_in_little_memory()
    {
        var csv = new EndlessStream("id,score\n1,2\n3,"u8.ToArray(), 1L << 30, (byte)'9');
        var before = GC.GetTotalAllocatedBytes();
        (await Should.ThrowAsync<FileRefusedException>(() => PredictionFile.CheckAsync(csv, "a.csv", PredictionKind.Csv))).Message.ShouldStartWith("Row 3 is longer than 1,048,576 bytes");
        csv.Position.ShouldBeLessThan(2 << 20);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(32 << 20);
    }

    [Fact]
    public async Task A_header_of_a_gigabyte_and_one_of_a_million_columns_are_refused()
    {
        (await Should.ThrowAsync<FileRefusedException>(() => PredictionFile.CheckAsync(new EndlessStream([], 1L << 30, (byte)'a'), "a.csv", PredictionKind.Csv))).Message.ShouldStartWith("Row 1 is longer");
        (await Should.ThrowAsync<FileRefusedException>(() => PredictionFile.CheckAsync(new EndlessStream([], 1L << 30, (byte)','), "a.csv", PredictionKind.Csv))).Message.ShouldBe("Row 1 has more than 10,000 columns.");
    }

    [Theory]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    public async Task A_character_across_two_reads_is_one_character(int at)
    {
        var csv = "a\n" + string.Concat(Enumerable.Repeat("x\n", (at - 3) / 2)) + (at % 2 == 0 ? "y" : "") + "😀\n";
        await CheckAsync(Encoding.UTF8.GetBytes(csv));
    }

    private static Task CheckAsync(byte[] csv) => PredictionFile.CheckAsync(new MemoryStream(csv), "a.csv", PredictionKind.Csv);
}
