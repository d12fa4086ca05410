using System.Security.Cryptography;
using System.Text;
using GrandChallenge.DemoData;
using GrandChallenge.Scoring;

namespace GrandChallenge.Evaluators.Tests;

public sealed class DemoTests : IDisposable
{
    // Changes when the generator, the description or a page changes: then say so in the commit.
    private const string DataHash = "e2f4ad34a1c903a210c3ea33bc14fa9b1f6ee1b6f3171bbeea7021adfae3bbb3";

    private readonly string folder = Directory.CreateTempSubdirectory("gc-demo-").FullName;

    public DemoTests() => DemoChallenge.Write(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_bytes_come_out_every_time() =>
        Hash("ground-truth", "submissions").ShouldBe(DataHash);

    [Fact]
    public void The_description_names_files_that_are_there()
    {
        var description = File.ReadAllText(Path.Combine(folder, "challenge.yaml"));

        foreach (var page in new[] { "overview", "evaluation", "data" })
        {
            description.ShouldContain($"pages/{page}.md");
            File.ReadAllText(Path.Combine(folder, "pages", $"{page}.md")).ShouldStartWith("# ");
        }
    }

    [Fact]
    public void The_nodules_are_plausible()
    {
        var chests = new Chests(DemoChallenge.Seed);

        chests.Scans.Length.ShouldBe(120);
        chests.Nodules.Count.ShouldBeInRange(140, 180);
        chests.Nodules.ShouldAllBe(nodule => nodule.DiameterMm >= 3 && nodule.DiameterMm <= 30);
        var diameters = chests.Nodules.Select(nodule => nodule.DiameterMm).Order().ToArray();
        diameters[diameters.Length / 2].ShouldBeInRange(6, 8);
        chests.Nodules.ShouldAllBe(nodule => Math.Abs(nodule.X) > 25 && Math.Abs(nodule.X) < 125);
    }

    [Fact]
    public void The_detectors_differ_clearly_in_quality()
    {
        var (baseline, twoStage, ensemble) = (Cpm("baseline"), Cpm("two-stage"), Cpm("ensemble"));

        baseline.ShouldBeInRange(0.3, 0.6);
        twoStage.ShouldBeGreaterThan(baseline + 0.1);
        ensemble.ShouldBeGreaterThan(twoStage + 0.1);
        ensemble.ShouldBeLessThan(0.95);
    }

    [Fact]
    public void The_broken_submission_is_its_senders_fault()
    {
        using var bench = With("broken");

        var (code, errors) = bench.Run(DetectionMetrics.Score, Path.Combine(folder, "ground-truth"));

        code.ShouldBe(EvaluationProgram.SubmissionAtFault);
        errors.ShouldBe([$"predictions.csv: row {DemoChallenge.BrokenRow}, column probability: \"high\" is not a finite number."]);
    }

    private double Cpm(string submission)
    {
        using var bench = With(submission);
        return bench.Metrics(DetectionMetrics.Score, Path.Combine(folder, "ground-truth"))
            .GetProperty("aggregates").GetProperty("cpm").GetDouble();
    }

    private Bench With(string submission) =>
        new Bench().WithInput("predictions.csv", File.ReadAllBytes(Path.Combine(folder, "submissions", $"{submission}.csv")));

    private string Hash(params string[] folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in folders.SelectMany(name => Directory.GetFiles(Path.Combine(folder, name))).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
