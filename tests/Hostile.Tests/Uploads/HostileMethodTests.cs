using GrandChallenge.Evaluation.Domain;
using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Hostile.Tests.Uploads;

/// <summary>What an organiser may upload as a method, and that the one in use stays in use.</summary>
[Collection(ScoringTests.Name)]
public sealed class HostileMethodTests(ScoringPlatform platform)
{
    private static readonly TestImage Other = new("true");

    [SkippableTheory]
    [InlineData("text", "damaged or no tar")]
    [InlineData("tar of something else", "manifest.json is missing")]
    [InlineData("docker export", "docker export")]
    [InlineData("truncated", "cut off")]
    [InlineData("truncated gzip", "damaged", "cut off")]
    [InlineData("arm64", "for linux/arm64; it must be for linux/amd64")]
    [InlineData("two images", "holds 2 images; save exactly one")]
    [InlineData("no layer", "layer l.tar, which manifest.json names, is missing")]
    [InlineData("no program", "names no program")]
    public async Task It_is_rejected_with_what_is_missing_and_the_active_one_stays(string kind, params string[] anyOf)
    {
        var arena = await platform.ArenaAsync();
        var before = (await arena.PhaseAsync()).ActiveMethodId;

        var method = await arena.UploadMethodAsync(Archive(kind));

        method.State.ShouldBe(VersionState.Rejected);
        anyOf.Any(words => method.Reason!.Contains(words, StringComparison.OrdinalIgnoreCase)).ShouldBeTrue(method.Reason);
        (await arena.PhaseAsync()).ActiveMethodId.ShouldBe(before.ShouldNotBeNull());
        (await arena.ScoreAsync("succeed")).State.ShouldBe(RunState.Succeeded);
    }

    private static byte[] Archive(string kind)
    {
        var good = ImageArchives.Docker(Other);
        return kind switch
        {
            "text" => System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("This is no archive at all.\n", 100))),
            "tar of something else" => ImageArchives.Tar(("readme.txt", "x"u8.ToArray())),
            "docker export" => ImageArchives.Tar(("etc/passwd", "x"u8.ToArray())),
            "truncated" => good[..(good.Length / 2)],
            "truncated gzip" => Compression.Of("gz", good)[..(good.Length / 4)],
            "arm64" => ImageArchives.Docker(Other with { Architecture = "arm64" }),
            "two images" => ImageArchives.Docker(Other, new TestImage("false")),
            "no layer" => ImageArchives.Tar(("manifest.json", """[{"Config":"c.json","Layers":["l.tar"]}]"""u8.ToArray()), ("c.json", Other.Config)),
            "no program" => ImageArchives.Docker(Other with { Entrypoint = [] }),
            _ => throw new ArgumentException(kind),
        };
    }
}
