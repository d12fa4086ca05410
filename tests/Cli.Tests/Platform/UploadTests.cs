using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GrandChallenge.TestKit;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>Uploads over a bad line.</summary>
public sealed partial class UploadTests(PlatformServer platform) : IClassFixture<PlatformServer>, IDisposable
{
    private const int Rows = 500_000;

    private readonly TestFolder home = new();

    [Fact]
    public async Task A_broken_connection_is_taken_up_where_the_platform_stands()
    {
        using var folder = await FolderAsync("breaks", "sends-over-a-bad-line");
        await using var line = new CutConnection(platform.Address, CutEnd.Breaks, 2_000_000, 1_500_000);

        var call = await GcProcess.RunAsync(line.Address, folder.Token, home, "submit", "breaks/final", folder.File);

        call.Exit.ShouldBe(0, call.ToString());
        call.Error.ShouldContain($"SHA-256 {folder.Sha256}");
        var sent = line.Patches.Select(Piece.Of).ToList();
        sent.Count.ShouldBe(3);
        sent.ShouldAllBe(piece => piece.From + piece.Length == folder.Length);
        sent[0].From.ShouldBe(0);
        sent[1].From.ShouldBeInRange(1, 2_000_000);
        (sent[2].From - sent[1].From).ShouldBeInRange(1, 1_500_000);
    }

    [Fact]
    public async Task A_call_that_was_killed_is_taken_up_by_the_next_with_the_same_file()
    {
        using var folder = await FolderAsync("killed", "is-killed");
        await using var line = new CutConnection(platform.Address, CutEnd.Hangs, 2_000_000);
        using (var first = GcProcess.Start(line.Address, folder.Token, home, "submit", "killed/final", folder.File))
        {
            await Eventually.TrueAsync(() => Task.FromResult(Stored() > 1_000_000), TimeSpan.FromSeconds(30));
            await first.KillAsync();
        }

        var second = await GcProcess.RunAsync(line.Address, folder.Token, home, "submit", "killed/final", folder.File);

        second.Exit.ShouldBe(0, second.ToString());
        second.Error.ShouldContain($"SHA-256 {folder.Sha256}");
        var at = long.Parse(GoingOn().Match(second.Error).Groups[1].Value.Replace(",", "", StringComparison.Ordinal));
        at.ShouldBeInRange(1_000_001, 2_000_000);
        var sent = line.Patches.Select(Piece.Of).ToList();
        sent[1].ShouldBe(new Piece(at, folder.Length - at));
        Directory.EnumerateFiles(home["grandchallenge/uploads"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_platform_has_forgotten_is_sent_anew()
    {
        using var folder = await FolderAsync("forgotten", "is-forgotten");
        var kept = new GrandChallenge.Cli.Server.UnfinishedUploads(home["grandchallenge/uploads"]);
        kept.Keep(platform.Address, "predictions.csv", folder.Sha256, Guid.CreateVersion7());

        var call = await GcProcess.RunAsync(platform.Address, folder.Token, home, "submit", "forgotten/final", folder.File);

        call.Exit.ShouldBe(0, call.ToString());
        call.Error.ShouldNotContain("Going on");
        kept.Find(platform.Address, "predictions.csv", folder.Sha256).ShouldBeNull();
    }

    public void Dispose() => home.Dispose();

    private long Stored() => Directory.EnumerateFiles(platform.DataFolder, "data", SearchOption.AllDirectories).Select(path => new FileInfo(path).Length).DefaultIfEmpty().Max();

    /// <summary>A challenge, and a file for it of some megabytes.</summary>
    private async Task<BigFile> FolderAsync(string challenge, string user)
    {
        var token = await platform.CreateTokenAsync(await platform.CreateUserAsync(user));
        using var folder = ScoredChallenge.Folder(challenge, "{archive: evaluator.tar}").With("evaluator.tar", SmallImage.Archive());
        (await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName)).Exit.ShouldBe(0);
        var content = Encoding.ASCII.GetBytes("case,score\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{row},0.5\n")));
        return new BigFile(token, content);
    }

    private sealed class BigFile(string token, byte[] content) : IDisposable
    {
        private readonly TestFolder folder = new TestFolder().With("predictions.csv", content);

        public string Token => token;

        public string File => folder["predictions.csv"];

        public long Length => content.Length;

        public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(content));

        public void Dispose() => folder.Dispose();
    }

    /// <summary>What one PATCH says that it sends.</summary>
    private sealed partial record Piece(long From, long Length)
    {
        public static Piece Of(string head) => new(long.Parse(Offset().Match(head).Groups[1].Value), long.Parse(Count().Match(head).Groups[1].Value));

        [GeneratedRegex(@"Upload-Offset: (\d+)", RegexOptions.IgnoreCase)]
        private static partial Regex Offset();

        [GeneratedRegex(@"Content-Length: (\d+)", RegexOptions.IgnoreCase)]
        private static partial Regex Count();
    }

    [GeneratedRegex(@"Going on with predictions.csv after ([\d,]+) of")]
    private static partial Regex GoingOn();
}
