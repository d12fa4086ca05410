using GrandChallenge.EndToEnd.Tests.Platform;

namespace GrandChallenge.EndToEnd.Tests.Scoring;

/// <summary>The challenge that `./run` makes, without anything published.</summary>
[Collection(WholePlatformCollection.Name)]
public sealed class DemoTests(WholePlatform platform)
{
    [SkippableFact]
    public async Task The_board_is_in_the_order_of_the_detectors_quality()
    {
        var demo = await platform.DemoAsync();

        foreach (var result in demo.Scored)
            result.Exit.ShouldBe(0, result.Errors);
        var board = await BoardFile.ReadAsync(demo.Organiser, DemoChallenge.Phase);
        board.Rows.Select(row => (row.Rank, row.User)).ShouldBe([(1, "anna"), (2, "chen"), (3, "ben")]);
        board.Rows.ShouldAllBe(row => row.Numbers[0] > 0.2 && row.Numbers[0] < 1);
    }

    [SkippableFact]
    public async Task The_broken_file_fails_by_its_senders_fault_and_names_the_row()
    {
        var demo = await platform.DemoAsync();

        demo.Broken.Exit.ShouldBe(1);
        demo.Broken.Output.ShouldContain("state       failed");
        demo.Broken.Output.ShouldContain("cause       participant, while");
        demo.Broken.Output.ShouldMatch("why         .*row 42.*probability.*“?high");
    }

    [SkippableFact]
    public async Task What_was_exported_can_be_applied_and_changes_nothing()
    {
        var demo = await platform.DemoAsync();
        var folder = Directory.CreateTempSubdirectory("gc-export-");
        try
        {
            await demo.Organiser.MustAsync("export", DemoChallenge.Slug, folder.FullName);
            (await demo.Organiser.ApplyAsync(folder.FullName)).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
