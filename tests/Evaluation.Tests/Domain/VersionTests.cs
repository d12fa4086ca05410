using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

public class VersionTests
{
    private static readonly string Digest = "sha256:" + new string('0', 64);

    [Fact]
    public void A_method_is_inspected_before_it_is_ready()
    {
        var method = Archive();
        Should.Throw<RuleBroken>(() => method.Ready(Digest)).Field.ShouldBe("state");
        method.Inspect();
        method.Inspect();
        Should.Throw<RuleBroken>(() => method.Ready("latest")).Field.ShouldBe("imageDigest");
        method.Ready(Digest);
        (method.State, method.ImageDigest).ShouldBe((VersionState.Ready, Digest));
        Should.Throw<RuleBroken>(() => method.Reject("too late"));
        Should.Throw<RuleBroken>(method.Inspect);
    }

    [Fact]
    public void A_rejected_method_says_why_for_good()
    {
        var method = Archive();
        Should.Throw<RuleBroken>(() => method.Reject("not inspected"));
        method.Inspect();
        Should.Throw<RuleBroken>(() => method.Reject(" "));
        method.Reject("The archive holds two images.");
        (method.State, method.Reason).ShouldBe((VersionState.Rejected, "The archive holds two images."));
        Should.Throw<RuleBroken>(() => method.Ready(Digest));
    }

    [Theory]
    [InlineData("registry.example.org/team/evaluator:latest")]
    [InlineData("@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("evaluator@sha256:00")]
    [InlineData("evaluator@sha256:AAAA000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("eval uator@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    public void An_image_is_named_by_digest(string reference) =>
        Should.Throw<RuleBroken>(() => Method.OfRegistry(Guid.CreateVersion7(), 1, reference, Guid.CreateVersion7(), Runs.Start)).Field.ShouldBe("reference");

    [Fact]
    public void A_digest_names_an_image() =>
        Method.OfRegistry(Guid.CreateVersion7(), 1, $"registry:5000/evaluator@{Digest}", Guid.CreateVersion7(), Runs.Start).Archive.ShouldBeNull();

    [Theory]
    [InlineData("", 64, 1, "fileName")]
    [InlineData("../x", 64, 1, "fileName")]
    [InlineData("a\\b", 64, 1, "fileName")]
    [InlineData("x.csv", 63, 1, "sha256")]
    [InlineData("x.csv", 64, 0, "file")]
    public void A_stored_file_is_checked(string name, int digits, long size, string field) =>
        Should.Throw<RuleBroken>(() => new StoredFile(name, new string('a', digits), size).Checked()).Field.ShouldBe(field);

    [Theory]
    [InlineData("Json", "file")]
    [InlineData("None", "file")]
    [InlineData("Csv, Zip", "file")]
    public void A_submission_is_of_one_kind_that_the_phase_accepts(string kinds, string field)
    {
        var phase = new Phase(Guid.CreateVersion7(), "Final", null, Runs.Start);
        phase.Accept(SubmissionKinds.Csv | SubmissionKinds.Zip, hasSubmissions: false);
        Should.Throw<RuleBroken>(() => Submit(phase, Enum.Parse<SubmissionKinds>(kinds), "")).Field.ShouldBe(field);
        Submit(phase, SubmissionKinds.Zip, " first try ").Comment.ShouldBe("first try");
        Should.Throw<RuleBroken>(() => Submit(phase, SubmissionKinds.Zip, new string('c', 129))).Field.ShouldBe("comment");
    }

    private static Submission Submit(Phase phase, SubmissionKinds kind, string comment) =>
        new(phase, Guid.CreateVersion7(), Runs.File, kind, comment, Runs.Start);

    private static Method Archive() => Method.OfArchive(Guid.CreateVersion7(), 1, Runs.File, Guid.CreateVersion7(), Runs.Start);
}
