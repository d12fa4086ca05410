using System.Text;
using System.Text.Json;
using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Tests.Faults;

public sealed class FaultTests
{
    [Fact]
    public void People_read_forty_of_them_and_how_many_there_are_besides()
    {
        var faults = new FaultList();
        Parallel.For(0, 5000, row => faults.Add(new Fault(Side.Submission, "the value is missing", "write a value") { File = "a.csv", Row = row }));
        var lines = ForPeople(faults);
        lines.Length.ShouldBe(42);
        lines[0].ShouldStartWith("1. a.csv, row ");
        lines[40].ShouldBe("… and 4960 more.");
        lines[41].ShouldStartWith("5000 things are wrong with the submission. The first: a.csv, row ");
        faults.InOrder().Count.ShouldBe(1000);
    }

    [Fact]
    public void Programs_read_each_with_its_place()
    {
        var faults = new FaultList();
        faults.Add(new Fault(Side.Submission, "the value is missing", "write a value") { File = "a.csv", Row = 3, Column = "score", Case = "7" });
        faults.Add(new Fault(Side.GroundTruth, "there is no case", "add one"));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) FaultReport.AsJson(faults, json);
        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(
            """{"schema":1,"valid":false,"count":2,"faults":[{"side":"submission","file":"a.csv","row":3,"column":"score","case":"7","problem":"the value is missing","remedy":"write a value"},{"side":"ground_truth","problem":"there is no case","remedy":"add one"}]}""");
        ForPeople(faults)[^1].ShouldStartWith("2 things are wrong; the organiser must mend the ground truth. The first: a.csv, row 3");
    }

    [Fact]
    public void A_single_fault_is_said_in_one_line()
    {
        var faults = new FaultList();
        faults.Add(new Fault(Side.Submission, "the value is missing", "write a value") { File = "a.csv", Row = 3, Column = "score" });
        ForPeople(faults).ShouldBe(["a.csv, row 3, column score: the value is missing; write a value."]);
    }

    [Fact]
    public void Bytes_of_a_stranger_cannot_break_a_line()
    {
        var sentence = new Fault(Side.Submission, "is\r\nwrong\u001b[31m", "mend it") { File = "a\nb" }.ToString();
        sentence.ShouldBe("a?b: is??wrong?[31m; mend it.");
    }

    private static string[] ForPeople(FaultList faults)
    {
        var text = new StringWriter { NewLine = "\n" };
        FaultReport.ForPeople(faults, text);
        return text.ToString().TrimEnd().Split('\n');
    }
}
