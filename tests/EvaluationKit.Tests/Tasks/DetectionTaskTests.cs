using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Tasks;

namespace GrandChallenge.EvaluationKit.Tests.Tasks;

public sealed class DetectionTaskTests : IDisposable
{
    private readonly TaskFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Points_are_matched_as_often_as_possible()
    {
        folder.Truth("truth.csv", "case,x,y\n1,0,0\n1,1,0\n2,5,5\n").Truth("cases.txt", "1\n2\n3\n");
        // The nearest mark of the first point is the only one of the second: greedy matching would find one of them.
        folder.Input("predictions.csv", "case,x,y,score\n1,0.4,0,.9\n1,-0.9,0,.8\n3,0,0,.7\n");
        folder.Run(Evaluate.PointDetection().CaseList("cases.txt")).ShouldBe(ExitCode.Scored);
        folder.Number("aggregates.true_positives.sum").ShouldBe(2);
        folder.Number("aggregates.false_negatives.sum").ShouldBe(1);
        folder.Number("aggregates.false_positives.sum").ShouldBe(1);
        folder.Number("aggregates.recall").ShouldBe(2 / 3.0);
        folder.Number("aggregates.f1_score").ShouldBe(2 / 3.0);
        folder.Number("2", "false_negatives").ShouldBe(1, "A case without marks is one in which nothing was found.");
    }

    [Fact]
    public void No_detection_at_all_scores_zero()
    {
        folder.Truth("truth.csv", "case,x,y\n1,0,0\n").Input("predictions.csv", "case,x,y,score\n");
        folder.Run(Evaluate.PointDetection()).ShouldBe(ExitCode.Scored);
        folder.Number("aggregates.precision").ShouldBe(0);
        folder.Number("aggregates.cpm").ShouldBe(0);
    }

    [Fact]
    public void A_mark_in_an_unknown_case_is_a_fault_unless_allowed()
    {
        folder.Truth("truth.csv", "case,x,y\n1,0,0\n").Input("predictions.csv", "case,x,y,score\n9,0,0,1\n1,0,0,NaN\n");
        folder.Run(Evaluate.PointDetection()).ShouldBe(ExitCode.SubmissionAtFault);
        folder.Sentences.ShouldBe(["predictions.csv | 9 | there is no case \"9\"", "predictions.csv | 3 | score | \"NaN\" is not a finite number"]);
    }

    [Fact]
    public void Boxes_are_found()
    {
        folder.Truth("truth.csv", "case,x1,y1,x2,y2\n1,0,0,2,2\n1,4,4,6,6\n").Input("predictions.csv", "case,x1,y1,x2,y2,score\n1,0,0,2,2,.9\n1,9,9,10,10,.8\n");
        folder.Run(Evaluate.BoxDetection()).ShouldBe(ExitCode.Scored);
        folder.Number("1", "true_positives").ShouldBe(1);
        folder.Number("1", "false_positives").ShouldBe(1);
        folder.Number("aggregates.ap50").ShouldBe(51 / 101.0, 1e-12);

        folder.Input("predictions.csv", "case,x1,y1,x2,y2,score\n1,0,0,0,2,.9\n").Run(Evaluate.BoxDetection()).ShouldBe(ExitCode.SubmissionAtFault);
        folder.Sentences.ShouldBe(["predictions.csv | 2 | x1 | the box has no extent"]);
    }

    [Fact]
    public void Instances_are_matched()
    {
        var grid = Geometry.Of(Grid.Of(8, 1));
        MetaImageWriter.Write(new Image<int>(grid, [1, 1, 1, 0, 2000, 2000, 0, 0]), folder.PathOf("truth/a.mha"));
        MetaImageWriter.Write(new Image<int>(grid, [7, 7, 0, 0, 0, 0, 0, 8]), folder.PathOf("input/a.mha"));
        folder.Run(Evaluate.InstanceSegmentation()).ShouldBe(ExitCode.Scored);
        folder.Number("a", "pq").ShouldBe(2 / 3.0 / 2, 1e-12);
        folder.Number("a", "sq").ShouldBe(2 / 3.0, 1e-12);
        folder.Number("a", "false_negatives").ShouldBe(1);
        folder.Number("aggregates.pq_pooled").ShouldBe(1 / 3.0, 1e-12);

        MetaImageWriter.Write(new Image<byte>(grid, [1, 1, 1, 0, 1, 1, 0, 0]), folder.PathOf("truth/a.mha"));
        MetaImageWriter.Write(new Image<byte>(grid, [1, 1, 0, 0, 0, 0, 0, 1]), folder.PathOf("input/a.mha"));
        folder.Run(Evaluate.InstanceSegmentation().FromMasks()).ShouldBe(ExitCode.Scored);
        folder.Number("a", "pq").ShouldBe(1 / 3.0, 1e-12);
    }
}
