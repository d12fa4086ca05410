using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Tasks;

namespace GrandChallenge.EvaluationKit.Tests.Tasks;

public sealed class TableTaskTests : IDisposable
{
    private readonly TaskFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Classes_are_compared()
    {
        folder.Truth("truth.csv", "case,class\n1,cat\n2,dog\n3,cat\n4,dog\n").Input("anything.csv", "class;case\ncat;1\ncat;2\ncat;3\ndog;4\n");
        folder.Run(Evaluate.Classification("cat", "dog")).ShouldBe(ExitCode.Scored);
        folder.Number("aggregates.accuracy").ShouldBe(0.75);
        folder.Number("aggregates.balanced_accuracy").ShouldBe(0.75);
        folder.Number("aggregates.kappa").ShouldBe(0.5);
        folder.Number("aggregates.mcc").ShouldBe(1 / Math.Sqrt(3), 1e-12);
        folder.Number("aggregates.f1_macro").ShouldBe((0.8 + 2 / 3.0) / 2, 1e-12);
        folder.Number("2", "correct").ShouldBe(0);
    }

    [Fact]
    public void Probabilities_are_judged()
    {
        folder.Truth("truth.csv", "case,class\n1,ill\n2,well\n3,ill\n4,well\n").Input("predictions.csv", "case,p\n1,.9\n2,.1\n3,.4\n4,.6\n");
        folder.Run(Evaluate.Classification("well", "ill").Probability("p", of: "ill")).ShouldBe(ExitCode.Scored);
        folder.Number("aggregates.auroc").ShouldBe(0.75);
        folder.Number("aggregates.accuracy").ShouldBe(0.5);
        folder.Number("aggregates.brier").ShouldBe((0.01 + 0.01 + 0.36 + 0.36) / 4, 1e-12);
        folder.Number("aggregates.log_loss").ShouldBe(-(2 * Math.Log(.9) + 2 * Math.Log(.4)) / 4, 1e-12);
    }

    [Fact]
    public void A_certain_error_costs_much_and_not_infinitely_much()
    {
        folder.Truth("truth.csv", "case,class\n1,ill\n2,well\n").Input("predictions.csv", "case,p\n1,0\n2,0\n");
        folder.Run(Evaluate.Classification("well", "ill").Probability("p", of: "ill")).ShouldBe(ExitCode.Scored);
        folder.Number("aggregates.log_loss").ShouldBe(-Math.Log(1e-15), 1e-9);
        folder.Metrics.GetProperty("undefined").EnumerateArray().Single(one => one.GetProperty("metric").GetString() == "log_loss")
            .GetProperty("reason").GetString().ShouldBe("the value is infinite");
    }

    [Fact]
    public void A_repeated_case_is_named_as_such_and_not_as_a_missing_one()
    {
        folder.Truth("truth.csv", "case,class\n1,a\n2,b\n3,a\n").Input("predictions.csv", "case,class\n1,a\n1,b\n4,a\n2,c\n");
        folder.Run(Evaluate.Classification("a", "b")).ShouldBe(ExitCode.SubmissionAtFault);
        folder.Sentences.ShouldBe(
        [
            "3 | the prediction is missing",
            "predictions.csv | 4 | there is no case \"4\"",
            "predictions.csv | 3 | case | \"1\" stands in row 2 already",
            "predictions.csv | 5 | class | \"c\" is none of the labels",
        ]);
    }

    [Fact]
    public void Values_are_compared()
    {
        folder.Truth("truth.csv", "case,value\n1,1\n2,2\n3,3\n").Input("predictions.json", """[{"case":"1","value":1.5},{"case":"2","value":2},{"case":"3","value":2.5}]""");
        folder.Run(Evaluate.Regression()).ShouldBe(ExitCode.Scored);
        folder.Number("3", "absolute_error").ShouldBe(0.5);
        folder.Number("aggregates.mae").ShouldBe(1 / 3.0, 1e-12);
        folder.Number("aggregates.rmse").ShouldBe(Math.Sqrt(0.5 / 3), 1e-12);
        folder.Number("aggregates.r2").ShouldBe(0.75, 1e-12);
    }

    [Fact]
    public void Landmarks_are_compared_by_their_names()
    {
        folder.Truth("truth.csv", "case,point,x,y,z\n1,tip,0,0,0\n1,base,1,1,1\n").Input("predictions.csv", "case,point,x,y,z\n1,base,1,1,3\n1,tip,3,4,0\n");
        folder.Run(Evaluate.Registration()).ShouldBe(ExitCode.Scored);
        folder.Number("1", "tre_mean").ShouldBe(3.5);
        folder.Number("1", "tre_max").ShouldBe(5);

        folder.Input("predictions.csv", "case,point,x,y,z\n1,base,1,1,3\n1,top,3,4,0\n").Run(Evaluate.Registration()).ShouldBe(ExitCode.SubmissionAtFault);
        folder.Sentences.ShouldBe(
            ["predictions.csv | 1 | the landmark \"tip\" is missing", "predictions.csv | 3 | point | the case \"1\" has no landmark \"top\" left"]);
    }

    [Fact]
    public void Several_tasks_share_one_file_and_tell_their_faults_together()
    {
        folder.Truth("grade/truth.csv", "case,class\n1,a\n2,b\n").Input("grade/predictions.csv", "case,class\n1,a\n2,a\n");
        folder.Truth("age/truth.csv", "case,value\n1,50\n3,60\n").Input("age/predictions.csv", "case,value\n1,51\n3,60\n");
        var task = Evaluate.Several().Add("grade", Evaluate.Classification("a", "b").In("grade")).Add("age", Evaluate.Regression().In("age"));
        folder.Run(task).ShouldBe(ExitCode.Scored);
        folder.Number("1", "grade_correct").ShouldBe(1);
        folder.Number("1", "age_absolute_error").ShouldBe(1);
        folder.Number("aggregates.grade_accuracy").ShouldBe(0.5);
        folder.Number("aggregates.age_mae").ShouldBe(0.5);
        folder.Metrics.GetProperty("cases").GetArrayLength().ShouldBe(3);

        folder.Input("grade/predictions.csv", "case,class\n1,a\n2,c\n").Input("age/predictions.csv", "case,value\n1,old\n3,60\n").Run(task).ShouldBe(ExitCode.SubmissionAtFault);
        folder.Validation.GetProperty("count").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void Every_step_can_be_replaced()
    {
        folder.Truth("truth.csv", "case,value\n1,1\n2,2\n").Input("predictions.csv", "case,value\n1,1\n");
        var task = Evaluate.Regression()
            .LoadTruth((_, _) => [new Item<EvaluationKit.Tables.TableRow>("1", () => default)])
            .Validate((pair, _, prediction, faults) =>
            {
                if (prediction.Real("value") > 5) faults.Add(prediction.Fault("value", "is too much", "write less"));
            })
            .PairBy((truths, predictions, _) => [new("only", truths[0], predictions[0])])
            .NoMeasures();
        folder.Run(task.AggregateBy(result => result with { Aggregates = [new("cases", EvaluationKit.Output.Aggregate.Of(result.Cases.Count))] }).HideCases())
            .ShouldBe(ExitCode.OrganiserAtFault, "The replaced truth has no rows to read.");
        folder.Errors.ShouldContain("The scoring program failed");
    }

    [Theory]
    [InlineData("--input")]
    [InlineData("--colour", "red")]
    [InlineData("--threads", "many")]
    public void A_wrong_call_is_the_organisers(params string[] arguments)
    {
        var errors = new StringWriter();
        Evaluate.Regression().Run(arguments, errors).ShouldBe(ExitCode.OrganiserAtFault);
        errors.ToString().ShouldContain(arguments[0]);
    }
}
