using GrandChallenge.Cli.Apply;
using GrandChallenge.Cli.Folder;

namespace GrandChallenge.Cli.Tests.Apply;

public sealed class PlanTests
{
    private static readonly ChallengeText Text = new("Title", "", "team@example.org", "PUBLIC", "OPEN", ["CT"], [], []);
    private static readonly PageFile Overview = new("overview", "Overview", "# Hello\n", "EVERYONE");
    private static readonly PageFile Data = new("data", "Data", "# Data\n", "EVERYONE");
    private static readonly PhaseSettings Settings = new() { Title = "Final", Slug = "final", SubmissionLimit = 3, Cpus = 1 };
    private static readonly PreparedPhase Prepared = new(Settings, new("evaluator.tar", new FileInfo("e"), "aa", null), new("truth.zip", new FileInfo("t"), "bb", null));

    [Fact]
    public void What_is_not_there_is_created_in_order() => Lines(null, [Overview, Data], Prepared).ShouldBe(
    [
        "create   challenge c", "create   page overview", "create   page data", "create   phase final",
        "upload   method of final (evaluator.tar)", "upload   ground truth of final (truth.zip)",
    ]);

    [Fact]
    public void What_is_the_same_is_kept() =>
        Lines(Server([Overview, Data], Version(true, "aa"), Version(true, "bb")), [Overview, Data], Prepared)
            .ShouldAllBe(line => line.StartsWith("keep"));

    [Fact]
    public void What_differs_is_updated_and_says_where() =>
        Lines(Server([Overview with { Markdown = "old" }], Version(true, "aa"), Version(true, "bb")), [Overview], Prepared with { Settings = Settings with { SubmissionLimit = 5 } })
            .Where(line => !line.StartsWith("keep"))
            .ShouldBe(["update   page overview (markdown)", "update   phase final (submissionLimit)"]);

    [Fact]
    public void A_version_that_is_there_is_activated_and_a_rejected_one_is_sent_again() =>
        Lines(Server([Overview], Version(false, "aa"), Version(false, "bb", "REJECTED")), [Overview], Prepared)
            .Where(line => !line.StartsWith("keep"))
            .ShouldBe(["activate method of final (version 1)", "upload   ground truth of final (truth.zip)"]);

    [Fact]
    public void Pages_are_put_in_the_order_of_the_folder() =>
        Lines(Server([Data, Overview], Version(true, "aa"), Version(true, "bb")), [Overview, Data], Prepared)
            .ShouldContain("order    pages overview, data");

    [Fact]
    public void A_page_that_the_folder_does_not_name_stays() =>
        Lines(Server([Overview, Data], Version(true, "aa"), Version(true, "bb")), [Overview], Prepared)
            .ShouldContain("keep     page data, which the folder does not name");

    [Fact]
    public void Topics_are_the_same_in_any_order_and_case()
    {
        var server = Server([Overview], Version(true, "aa"), Version(true, "bb")) with { Text = Text with { Modalities = ["CT", "MRI"] } };
        var folder = new ChallengeFile("c", Text with { Modalities = ["mri", "CT"] }, [Overview], []);
        Plan.Of(folder, [Prepared], server)[0].ToString().ShouldBe("keep     challenge c");
    }

    private static List<string> Lines(ServerChallenge? server, PageFile[] pages, PreparedPhase phase) =>
        [.. Plan.Of(new ChallengeFile("c", Text, pages, []), [phase], server).Select(change => change.ToString())];

    private static ServerChallenge Server(PageFile[] pages, SetupVersion method, SetupVersion truth) =>
        new("c", Text, pages, [new PhaseSetup(Guid.Empty, "final", Settings, [method], [truth])]);

    private static SetupVersion Version(bool active, string sha, string state = "READY") => new(Guid.Empty, 1, state, active, null, sha, null);
}
