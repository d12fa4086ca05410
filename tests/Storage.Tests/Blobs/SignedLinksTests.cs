using Microsoft.AspNetCore.WebUtilities;

namespace GrandChallenge.Storage.Tests;

public sealed class SignedLinksTests : IDisposable
{
    private static readonly string Sha = new('a', 64);
    private readonly TempFolder _folder = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_link_holds_for_its_blob_and_name_until_it_expires()
    {
        var links = new SignedLinks(_folder.Options, _clock);
        var (expires, signature) = Parse(links.Query(Sha, "a b&.csv", TimeSpan.FromMinutes(5)));
        links.IsValid(Sha, "a b&.csv", expires, signature).ShouldBeTrue();
        links.IsValid(new string('b', 64), "a b&.csv", expires, signature).ShouldBeFalse();
        links.IsValid(Sha, "other.csv", expires, signature).ShouldBeFalse();
        links.IsValid(Sha, "a b&.csv", expires + "0", signature).ShouldBeFalse();
        _clock.Now += TimeSpan.FromMinutes(5);
        links.IsValid(Sha, "a b&.csv", expires, signature).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("1", "x")]
    [InlineData("-1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("999999999999", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("999999999999", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void Nonsense_is_not_valid(string? expires, string? signature) =>
        new SignedLinks(_folder.Options, _clock).IsValid(Sha, "x", expires, signature).ShouldBeFalse();

    [Fact]
    public void Links_outlive_a_restart_and_the_key_is_for_the_owner_alone()
    {
        var (expires, signature) = Parse(new SignedLinks(_folder.Options, _clock).Query(Sha, "x", TimeSpan.FromHours(1)));
        new SignedLinks(_folder.Options, _clock).IsValid(Sha, "x", expires, signature).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_folder.Path, "link.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        new SignedLinks(new() { Root = _folder.Path, LinkKey = Convert.ToBase64String(new byte[32]) }, _clock).IsValid(Sha, "x", expires, signature).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private static (string?, string?) Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return (values["expires"], values["signature"]);
    }
}
