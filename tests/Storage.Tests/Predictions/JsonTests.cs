using System.Text;

namespace GrandChallenge.Storage.Tests;

public sealed class JsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("\uFEFF[1, 2.5e3, \"ü😀\", null]")]
    public Task Json_is_taken(string json) => CheckAsync(Encoding.UTF8.GetBytes(json));

    [Fact]
    public Task Json_of_many_reads_is_taken() =>
        CheckAsync(Encoding.UTF8.GetBytes("[" + string.Join(",", Enumerable.Range(0, 50_000).Select(i => $"{{\"id\":{i},\"t\":\"ä\"}}")) + ",\"" + new string('x', 200_000) + "\"]"));

    [Theory]
    [InlineData("{\"a\": 1,\n \"b\": NaN}", "not JSON at line 2, byte 7")]
    [InlineData("{\"a\": 1", "not JSON at line 1")]
    [InlineData("{} {}", "not JSON at line 1, byte 4")]
    [InlineData("   ", "not JSON")]
    public async Task What_is_not_json_is_refused_by_line_and_byte(string json, string cause) =>
        (await Should.ThrowAsync<FileRefusedException>(() => CheckAsync(Encoding.UTF8.GetBytes(json)))).Message.ShouldContain(cause);

    [Fact]
    public async Task Depth_and_encoding_are_bounded()
    {
        (await Should.ThrowAsync<FileRefusedException>(() => CheckAsync(Encoding.UTF8.GetBytes(new string('[', 100_000))))).Message.ShouldContain("depth");
        (await Should.ThrowAsync<FileRefusedException>(() => CheckAsync(Encoding.Latin1.GetBytes("{\"a\": \"\u00e9\"}")))).Message.ShouldContain("0xE9");
        (await Should.ThrowAsync<FileRefusedException>(() => CheckAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")]))).Message.ShouldContain("UTF-16");
    }

    [Fact]
    public async Task One_endless_text_is_refused()
    {
        var json = new EndlessStream("[\""u8.ToArray(), 1L << 30, (byte)'a');
        (await Should.ThrowAsync<FileRefusedException>(() => PredictionFile.CheckAsync(json, "a.json", PredictionKind.Json))).Message.ShouldContain("16,777,216 bytes");
    }

    private static Task CheckAsync(byte[] json) => PredictionFile.CheckAsync(new MemoryStream(json), "a.json", PredictionKind.Json);
}
