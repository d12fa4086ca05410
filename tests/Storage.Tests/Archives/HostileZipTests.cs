using System.Diagnostics;
using System.Text;

namespace GrandChallenge.Storage.Tests;

public sealed class HostileZipTests
{
    private const uint Link = 0xA1FF0000, Device = 0x21A40000, Pipe = 0x11A40000, Socket = 0xC1A40000;
    private static readonly Forged Good = Forged.File("good.csv");

    public static TheoryData<string, string> Corpus => new()
    {
        { "absolute", "absolute path" }, { "drive", "drive letter" }, { "up", "'..'" }, { "up in the middle", "'..'" }, { "backslash", "backslash" },
        { "nul", "control" }, { "newline", "control" }, { "bidi", "control, invisible" }, { "dot", "'.' part" }, { "double slash", "empty" }, { "no name", "empty" },
        { "link", "symbolic link" }, { "device", "device" }, { "pipe", "device" }, { "socket", "device" }, { "encrypted", "encrypted" }, { "aes", "encrypted" },
        { "lzma", "method 14" }, { "twice", "twice" }, { "twice by case", "twice" }, { "file as folder", "which is a file" }, { "overlap", "shares its bytes" },
        { "two names", "do not agree" }, { "outside", "outside" }, { "stored lie", "claims" }, { "deep", "folders deep" }, { "long", "longer than" },
        { "many", "at most 10,000" }, { "bytes after", "directory" }, { "cut", "cut short" }, { "not a zip", "not a whole zip" }, { "empty", "no files" },
        { "only litter", "no files" }, { "count lie", "directory is damaged" }, { "folder with content", "claims to have content" }, { "bad utf8", "UTF-8" },
        { "sum of claims", "looks like a bomb" }, { "one claim", "looks like a bomb" }, { "hidden litter link", "symbolic link" }, { "packed lie", "cut short" },
    };

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task It_is_refused_before_any_write_and_the_cause_is_named(string name, string cause)
    {
        var refusal = await Should.ThrowAsync<FileRefusedException>(() => FileSets.OpenSubmissionAsync(new MemoryStream(Make(name))));
        refusal.Message.ShouldContain(cause);
        refusal.Message.ShouldEndWith(".");
        refusal.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("size too small", "holds more than the 1 bytes it claims")]
    [InlineData("size too large", "holds 1 bytes but claims 9")]
    [InlineData("wrong crc", "checksum")]
    [InlineData("not deflate", "damaged")]
    public async Task What_only_the_bytes_can_tell_is_found_by_the_check(string name, string cause)
    {
        var zip = name switch
        {
            "size too small" => ForgedZip.Of(Forged.File("a", "xxxx") with { ClaimedSize = 1 }),
            "size too large" => ForgedZip.Of(Forged.File("a") with { ClaimedSize = 9 }),
            "wrong crc" => ForgedZip.Of(Forged.File("a") with { Crc = 1 }),
            _ => NotDeflate(),
        };
        await using var files = await FileSets.OpenSubmissionAsync(new MemoryStream(zip));
        (await Should.ThrowAsync<FileRefusedException>(() => files.CheckAsync())).Message.ShouldContain(cause);
        (await Should.ThrowAsync<FileRefusedException>(() => PredictionFile.CheckAsync(new MemoryStream(zip), "a.zip", PredictionKind.Zip))).Message.ShouldContain(cause);
    }

    [Fact]
    public async Task A_bomb_that_hides_its_size_stops_at_what_it_claims()
    {
        var zip = ForgedZip.Of(new Forged("bomb", new byte[64 << 20]) { ClaimedSize = 1000 });
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = await Should.ThrowAsync<FileRefusedException>(() => PredictionFile.CheckAsync(new MemoryStream(zip), "a.zip", PredictionKind.Zip));
        refusal.Message.ShouldContain("more than the 1,000 bytes");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16 << 20);
    }

    [Fact]
    public async Task A_million_entries_are_refused_by_their_number()
    {
        var zip = ForgedZip.Of([.. Enumerable.Range(0, 60_000).Select(i => Forged.File($"{i}"))]);
        var clock = Stopwatch.StartNew();
        (await Should.ThrowAsync<FileRefusedException>(() => FileSets.OpenSubmissionAsync(new MemoryStream(zip)))).Message.ShouldContain("60,000 entries");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static byte[] Make(string name) => name switch
    {
        "twice" => ForgedZip.Of(Good, Good),
        "twice by case" => ForgedZip.Of(Good, Forged.File("GOOD.csv")),
        "file as folder" => ForgedZip.Of(Good, Forged.File("good.csv/x")),
        "overlap" => ForgedZip.Of(Good, Forged.File("b") with { Offset = 0 }),
        "outside" => ForgedZip.Of(Good, Forged.File("b") with { Offset = 0x7FFFFFFF }),
        "many" => ForgedZip.Of([.. Enumerable.Range(0, 10_001).Select(i => Forged.File($"{i}"))]),
        "bytes after" => [.. ForgedZip.Of(Good), 0],
        "cut" => ForgedZip.Of(Forged.File("good.csv", Guid.CreateVersion7().ToString()))[..^30],
        "not a zip" => "id,score\n1,2\n"u8.ToArray(),
        "empty" => ForgedZip.Of(),
        "only litter" => ForgedZip.Of(Forged.File("__MACOSX/._a"), Forged.File("a/.DS_Store"), Forged.File("a/Thumbs.db")),
        "count lie" => ForgedZip.End(new MemoryStream(), [1, 2, 3], 2),
        "sum of claims" => ForgedZip.Of([.. Enumerable.Range(0, 20).Select(i => Forged.File($"{i}") with { ClaimedSize = 1 << 29 })]),
        _ => ForgedZip.Of(Good, One(name)),
    };

    private static Forged One(string name) => name switch
    {
        "absolute" => Forged.File("/etc/passwd"),
        "drive" => Forged.File("C:evil.csv"),
        "up" => Forged.File("../evil.csv"),
        "up in the middle" => Forged.File("a/../../evil.csv"),
        "backslash" => Forged.File("..\\evil.csv"),
        "nul" => Forged.File("evil.csv\0.txt"),
        "newline" => Forged.File("a\nb.csv"),
        "bidi" => Forged.File("a\u202Evsc.exe"),
        "dot" => Forged.File("a/./b"),
        "double slash" => Forged.File("a//b"),
        "no name" => Forged.File(""),
        "link" => Forged.File("link", "/etc/passwd") with { Attributes = Link },
        "hidden litter link" => Forged.File("__MACOSX/link", "/etc/passwd") with { Attributes = Link },
        "device" => Forged.File("dev") with { Attributes = Device },
        "pipe" => Forged.File("pipe") with { Attributes = Pipe },
        "socket" => Forged.File("sock") with { Attributes = Socket },
        "encrypted" => Forged.File("secret") with { Flags = 1 },
        "aes" => Forged.File("secret") with { Method = 99 },
        "lzma" => Forged.File("a") with { Method = 14 },
        "two names" => Forged.File("b") with { LocalName = "c" },
        "stored lie" => Forged.File("b") with { Method = 0, ClaimedSize = 50 },
        "packed lie" => Forged.File("b") with { ClaimedPacked = 5000 },
        "deep" => Forged.File(string.Concat(Enumerable.Repeat("d/", 40)) + "x"),
        "long" => Forged.File(new string('n', 300)),
        "folder with content" => Forged.File("f/", "xyz"),
        "bad utf8" => Forged.File("b") with { NameBytes = [0x62, 0xE9, 0xFF] },
        "one claim" => Forged.File("b") with { ClaimedSize = 0xF0000000 },
        _ => throw new ArgumentException(name),
    };

    private static byte[] NotDeflate()
    {
        var zip = ForgedZip.Of(new Forged("a", Encoding.ASCII.GetBytes(new string('q', 50) + Guid.CreateVersion7())));
        zip.AsSpan(31, 20).Fill(0xFF);
        return zip;
    }
}
