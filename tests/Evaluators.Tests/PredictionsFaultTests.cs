using System.Text;
using GrandChallenge.Scoring;

namespace GrandChallenge.Evaluators.Tests;

public sealed class PredictionsFaultTests : IDisposable
{
    private const string Header = "seriesuid,coordX,coordY,coordZ,probability\n";

    private readonly Bench bench = new();

    public PredictionsFaultTests() => bench
        .WithTruth("seriesuids.csv", "a\nb\n")
        .WithTruth("annotations.csv", "seriesuid,coordX,coordY,coordZ,diameter_mm\na,1,2,3,8\n");

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("", "predictions.csv: the file is empty; it needs the header row seriesuid,coordX,coordY,coordZ,probability.")]
    [InlineData("seriesuid,coordX,coordY,coordZ\n", "predictions.csv: the column probability is missing; the header is \"seriesuid,coordX,coordY,coordZ\".")]
    [InlineData(Header + "a,1,2,3,0.5\na,1,2,3,high\n", "predictions.csv: row 3, column probability: \"high\" is not a finite number.")]
    [InlineData(Header + "a,1,2,3,NaN\n", "predictions.csv: row 2, column probability: \"NaN\" is not a finite number.")]
    [InlineData(Header + "a,1,2,3,Infinity\n", "predictions.csv: row 2, column probability: \"Infinity\" is not a finite number.")]
    [InlineData(Header + "a,1e999,2,3,0.5\n", "predictions.csv: row 2, column coordX: \"1e999\" is not a finite number.")]
    [InlineData(Header + "a,1,,3,0.5\n", "predictions.csv: row 2, column coordY: is empty; a number is needed.")]
    [InlineData(Header + "\n\nc,1,2,3,0.5\n", "predictions.csv: row 4, column seriesuid: \"c\" is not a scan of this phase.")]
    [InlineData(Header + "a,1,2,3\n", "predictions.csv: row 2 has 4 values where the header has 5.")]
    [InlineData(Header + "a,1,2,3,0,5\n", "predictions.csv: row 2 has 6 values where the header has 5.")]
    [InlineData(Header + "a\u0007\n", "predictions.csv: row 2 has 1 value where the header has 5.")]
    public void A_wrong_file_is_refused_with_its_row_and_column(string content, string sentence) =>
        bench.WithInput("predictions.csv", content).Fault(DetectionMetrics.Score, EvaluationProgram.SubmissionAtFault).ShouldBe(sentence);

    [Fact]
    public void An_absent_file_is_named() =>
        bench.Fault(DetectionMetrics.Score, EvaluationProgram.SubmissionAtFault).ShouldBe("predictions.csv is missing.");

    [Fact]
    public void UTF_16_is_told_apart() =>
        bench.WithInput("predictions.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header)])
            .Fault(DetectionMetrics.Score, EvaluationProgram.SubmissionAtFault)
            .ShouldBe("predictions.csv: the file is encoded as UTF-16; save it as UTF-8.");

    [Fact]
    public void A_very_long_line_without_end_is_refused_in_short() =>
        bench.WithInput("predictions.csv", new string('x', 8 << 20))
            .Fault(DetectionMetrics.Score, EvaluationProgram.SubmissionAtFault).Length.ShouldBeLessThan(300);

    [Fact]
    public void A_broken_ground_truth_is_the_organisers_fault() =>
        bench.WithTruth("annotations.csv", "seriesuid,coordX\n").WithInput("predictions.csv", Header)
            .Fault(DetectionMetrics.Score, EvaluationProgram.OrganiserAtFault)
            .ShouldBe("Ground truth: annotations.csv: the column coordY is missing; the header is \"seriesuid,coordX\".");

    [Theory]
    [InlineData("seriesuid,coordX,coordY,coordZ,probability\r\na,1,2,3,0.5\r\n")]
    [InlineData("\uFEFFseriesuid,coordX,coordY,coordZ,probability\na,1,2,3,0.5")]
    [InlineData("probability,note,seriesuid,coordZ,coordY,coordX\n0.5,x,a,3,2,1\n")]
    [InlineData("\"seriesuid\",\"coordX\",\"coordY\",\"coordZ\",\"probability\"\n\"a\", 1 ,2,3,5e-1\n\n")]
    public void Line_ends_byte_order_mark_quotes_and_column_order_do_not_matter(string content) =>
        bench.WithInput("predictions.csv", content).Metrics(DetectionMetrics.Score)
            .GetProperty("aggregates").GetProperty("cpm").GetDouble().ShouldBe(1);

    [Fact]
    public void A_header_alone_scores_nothing_found()
    {
        var metrics = bench.WithInput("predictions.csv", Header).Metrics(DetectionMetrics.Score);

        metrics.GetProperty("aggregates").GetProperty("cpm").GetDouble().ShouldBe(0);
        metrics.GetProperty("aggregates").GetProperty("sensitivity_at").GetProperty("0.125").GetDouble().ShouldBe(0);
        metrics.GetProperty("counts").GetProperty("false_negatives").GetInt32().ShouldBe(1);
    }
}
