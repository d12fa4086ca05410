using GrandChallenge.Cli.Apply;
using GrandChallenge.Cli.Folder;

namespace GrandChallenge.Cli.Tests.Folder;

/// <summary>Whether participants see the container's output, from challenge.yaml to the server and back.</summary>
public sealed class LogSettingTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Theory]
    [InlineData("log: participants", true)]
    [InlineData("log: hidden", false)]
    [InlineData("", false)]
    public void It_is_read_and_hidden_unless_said(string line, bool shares) => Read(line).SharesLog.ShouldBe(shares);

    [Fact]
    public void Another_word_is_a_mistake() =>
        Should.Throw<Failure>(() => Read("log: everyone")).Message.ShouldContain("“log” must be participants or hidden, not “everyone”.");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_exported_is_read_back(bool shares)
    {
        var settings = Read("") with { SharesLog = shares };
        var text = new ChallengeText("T", "", "team@example.org", "PUBLIC", "OPEN", [], [], []);
        var copy = folder.Directory.CreateSubdirectory("copy");

        await ChallengeWriter.WriteAsync(new ServerChallenge("c", text, [], [new PhaseSetup(Guid.Empty, "final", settings, [], [])]), copy, CancellationToken.None);

        ChallengeReader.Read(copy).Phases.ShouldHaveSingleItem().Settings.SharesLog.ShouldBe(shares);
    }

    [Fact]
    public void A_change_is_planned_by_its_name() =>
        Plan.Differences(Read("log: participants"), Read("log: hidden")).ShouldBe(["sharesLog"]);

    public void Dispose() => folder.Dispose();

    private PhaseSettings Read(string line)
    {
        folder.With("challenge.yaml", $"""
            name: c
            title: T
            contact: team@example.org
            pages: []
            phases:
              - title: Final
                submissions: {"{kind: csv, limit: 3}"}
                {line}
            """);
        return ChallengeReader.Read(folder.Directory).Phases.ShouldHaveSingleItem().Settings;
    }
}
