using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Output;
using GrandChallenge.EvaluationKit.Tasks;

namespace GrandChallenge.EvaluationKit.Tests.Tasks;

public sealed class SegmentationTaskTests : IDisposable
{
    private readonly TaskFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cases_are_scored_in_order_of_their_ids_and_described()
    {
        folder.Truth("b.mha", 1, 1, 0, 0).Input("b.mha", 1, 0, 0, 0);
        folder.Truth("a.mha", 0, 1, 1, 0).Input("a.mha", 0, 1, 1, 0);
        folder.Run(Evaluate.Segmentation().Dice()).ShouldBe(ExitCode.Scored);
        File.ReadAllText(folder.PathOf("output/metrics.json")).ShouldBe(
            """
            {
              "schema": 1,
              "cases": [
                {
                  "id": "a",
                  "dice": 1
                },
                {
                  "id": "b",
                  "dice": 0.6666666666666666
                }
              ],
              "aggregates": {
                "dice": {
                  "mean": 0.8333333333333333,
                  "std": 0.23570226039551587,
                  "min": 0.6666666666666666,
                  "max": 1,
                  "25pc": 0.75,
                  "50pc": 0.8333333333333333,
                  "75pc": 0.9166666666666666,
                  "count": 2
                }
              },
              "definitions": {
                "dice": "Dice coefficient 2|A and B| / (|A| + |B|), 0 to 1."
              },
              "undefined": []
            }

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Nothing_predicted_is_never_rewarded()
    {
        folder.Truth("a.mha", 0, 1, 1, 0).Input("a.mha", 0, 1, 1, 0);
        folder.Truth("b.mha", 0, 1, 1, 0).Input("b.mha", 0, 0, 0, 0);
        folder.Truth("c.mha", 0, 0, 0, 0).Input("c.mha", 0, 0, 0, 0);
        folder.Run(Evaluate.Segmentation().Dice().Hausdorff()).ShouldBe(ExitCode.Scored);
        folder.Number("b", "dice").ShouldBe(0);
        folder.Number("b", "hd").ShouldBe(Math.Sqrt(16 + 1 + 1), 1e-12, "The diagonal of the image is the worst distance.");
        folder.Number("c", "dice").ShouldBe(double.NaN, "Where there is nothing to find, finding nothing is neither good nor bad.");
        folder.Number("aggregates.dice.mean").ShouldBe(0.5);
        folder.Number("aggregates.dice.count").ShouldBe(2);
        folder.Metrics.GetProperty("undefined").EnumerateArray().Select(one => one.ToString()).Select(text => text.ReplaceLineEndings("").Replace(" ", "")).ShouldBe(
        [
            """{"case":"b","metric":"hd","reason":"thepredictionisempty","policy":"worst"}""",
            """{"case":"c","metric":"dice","reason":"truthandpredictionareempty","policy":"skip"}""",
            """{"case":"c","metric":"hd","reason":"truthandpredictionareempty","policy":"skip"}""",
        ]);
    }

    [Fact]
    public void The_policy_for_undefined_values_is_the_organisers()
    {
        folder.Truth("a.mha", 0, 1, 1, 0).Input("a.mha", 0, 0, 0, 0);
        folder.Run(Evaluate.Segmentation().Hausdorff().Undefined(UndefinedPolicy.Fixed(99.5))).ShouldBe(ExitCode.Scored);
        folder.Number("a", "hd").ShouldBe(99.5);
        folder.Metrics.GetProperty("undefined")[0].GetProperty("policy").GetString().ShouldBe("fixed 99.5");

        folder.Run(Evaluate.Segmentation().Hausdorff().Undefined("hd", UndefinedPolicy.Skip)).ShouldBe(ExitCode.Scored);
        folder.Number("a", "hd").ShouldBe(double.NaN);
        folder.Number("aggregates.hd.mean").ShouldBe(double.NaN);

        folder.Run(Evaluate.Segmentation().Hausdorff().Undefined(UndefinedPolicy.Error)).ShouldBe(ExitCode.SubmissionAtFault);
        folder.Sentences.ShouldBe(["a | hd is undefined: the prediction is empty"]);
        folder.HasMetrics.ShouldBeFalse("An earlier result must not be taken for this one's.");
    }

    [Fact]
    public void Each_label_is_measured_and_their_mean_beside_it()
    {
        folder.Truth("a.mha", 1, 1, 2, 2, 0).Input("a.mha", 1, 1, 2, 0, 0);
        folder.Run(Evaluate.Segmentation().Labels((1, "left"), (2, "right side"), (3, "none")).Dice()).ShouldBe(ExitCode.Scored);
        folder.Number("a", "dice_left").ShouldBe(1);
        folder.Number("a", "dice_right_side").ShouldBe(2 / 3.0);
        folder.Number("a", "dice_none").ShouldBe(double.NaN);
        folder.Number("a", "dice").ShouldBe((1 + 2 / 3.0) / 2);
        folder.Metrics.GetProperty("definitions").GetProperty("dice").GetString()!.ShouldEndWith("Mean over left, right_side, none.");
    }

    [Fact]
    public void All_faults_of_a_submission_are_told_at_once()
    {
        folder.Truth("a.mha", 0, 1).Truth("b.mha", 0, 1).Truth("c.mha", 0, 1).Truth("d.mha", 0, 1);
        folder.Input("a.mha", 0, 1, 1).Input("b.mha", 0, 7).Input("c.mha", "words").Input("z.mha", 0, 1);
        folder.Run(Evaluate.Segmentation().Dice()).ShouldBe(ExitCode.SubmissionAtFault);
        folder.Sentences.ShouldBe(
        [
            "d | the prediction is missing",
            "a.mha | a | the size is 3 x 1 x 1 voxels where the truth has 2 x 1 x 1",
            "b.mha | b | it has voxels of the value 7",
            "c.mha | this is not a MetaImage: its head has no line ElementDataFile",
            "z.mha | z | there is no case \"z\"",
        ]);
        folder.Errors.ShouldContain("1. case d: the prediction is missing; add a prediction with this id.\n");
        folder.Errors.TrimEnd().Split('\n')[^1].ShouldStartWith("5 things are wrong with the submission. The first: case d: the prediction is missing;");
        folder.Errors.ShouldContain("b.mha: it has voxels of the value 7; labels are 1, and 0 for the background.");
    }

    [Fact]
    public void A_fault_of_the_truth_is_the_organisers()
    {
        folder.Truth("a.mha", 0, 3).Input("a.mha", 0, 1);
        folder.Run(Evaluate.Segmentation().Dice()).ShouldBe(ExitCode.OrganiserAtFault);
        folder.Errors.ShouldContain("Ground truth, a.mha: it has voxels of the value 3");
        using var empty = new TaskFolder();
        empty.Input("a.mha", 0, 1).Run(Evaluate.Segmentation().Dice()).ShouldBe(ExitCode.OrganiserAtFault);
    }

    [Fact]
    public void A_metric_that_fails_is_no_fault_of_the_participant()
    {
        folder.Truth("a.mha", 0, 1).Input("a.mha", 0, 1);
        folder.Run(Evaluate.Segmentation().Measure("own", "A metric with a mistake.", _ => throw new InvalidOperationException("a mistake")))
            .ShouldBe(ExitCode.OrganiserAtFault);
        folder.Errors.ShouldBe("The scoring program failed (InvalidOperationException): a mistake\n");
    }

    [Fact]
    public void A_prediction_on_another_grid_is_resampled_when_told_to()
    {
        folder.Truth("a.mha", 0, 1, 1, 0);
        MetaImageWriter.Write(new Image<byte>(Geometry.Of(Grid.Of(2, 1, 1, 2, 1, 1)) with { Origin = new(0.5, 0, 0) }, [0, 1]), folder.PathOf("input/a.mha"));
        folder.Run(Evaluate.Segmentation().Dice()).ShouldBe(ExitCode.SubmissionAtFault);
        folder.Run(Evaluate.Segmentation().Dice().ResampleToTruth()).ShouldBe(ExitCode.Scored);
        folder.Number("a", "dice").ShouldBe(0.5);
    }

    [Fact]
    public void Sub_groups_are_described_apart()
    {
        folder.Truth("a.mha", 0, 1).Input("a.mha", 0, 1).Truth("b.mha", 0, 1).Input("b.mha", 1, 0).Truth("c.mha", 0, 1).Input("c.mha", 1, 1);
        folder.Truth("sites.csv", "case,site\na,Bern\nb,Bern\nc,Oslo\n");
        folder.Run(Evaluate.Segmentation().Dice().GroupBy("site", "sites.csv")).ShouldBe(ExitCode.Scored);
        folder.Number("groups.site.Bern.dice.mean").ShouldBe(0.5);
        folder.Number("groups.site.Oslo.dice.count").ShouldBe(1);
        folder.Number("groups.site.Oslo.dice.std").ShouldBe(double.NaN, "One value has no spread, and JSON has no NaN.");
    }

    [Fact]
    public void The_same_files_give_the_same_bytes_whatever_the_number_of_threads()
    {
        var random = new Random(11);
        for (var one = 0; one < 40; one++)
        {
            var truth = new byte[50];
            var prediction = new byte[50];
            for (var at = 0; at < 50; at++) (truth[at], prediction[at]) = ((byte)random.Next(3), (byte)random.Next(3));
            folder.Truth($"{one}.mha", truth).Input($"{one}.mha", one % 7 == 0 ? new byte[50] : prediction);
        }

        var task = () => Evaluate.Segmentation().Labels((1, "a"), (2, "b")).Dice().HausdorffPercentile().AverageSurfaceDistance().SurfaceDice(1).WithColumnMajorCases();
        folder.Run(task(), threads: 1).ShouldBe(ExitCode.Scored);
        var first = folder.MetricsBytes;
        folder.Run(task(), threads: 8).ShouldBe(ExitCode.Scored);
        folder.MetricsBytes.ShouldBe(first);
        folder.Errors.ShouldContain("40 of 40 cases are done.");
    }
}
