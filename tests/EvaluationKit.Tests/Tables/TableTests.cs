using System.Text;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tests.Tables;

public sealed class TableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FaultList faults = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-mark", "utf-16", "utf-16-plain", "utf-16BE", "utf-16BE-plain", "latin1"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Any_usual_encoding_is_found_out(string name)
    {
        const string Text = "case,doctor\n1,Müller\n2,Žižka\n";
        var (encoding, mark) = name switch
        {
            "utf-8-mark" => (Encoding.UTF8, true),
            "utf-16" => (Encoding.Unicode, true),
            "utf-16-plain" => (Encoding.Unicode, false),
            "utf-16BE" => (Encoding.BigEndianUnicode, true),
            "utf-16BE-plain" => (Encoding.BigEndianUnicode, false),
            "latin1" => (Encoding.Latin1, false),
            _ => ((Encoding)new UTF8Encoding(false), false),
        };
        var table = Read([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)]);
        table.Columns.ShouldBe(["case", "doctor"]);
        table[0].Text("doctor").ShouldBe("Müller");
        if (name != "latin1") table[1].Text("doctor").ShouldBe("Žižka");
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Any_usual_delimiter_is_found_out(string delimiter)
    {
        var table = Read($"case{delimiter}score{delimiter}note\n 1 {delimiter}.5{delimiter}\"a{delimiter}\"\"b\"\"\"\r\n\r\n2{delimiter}1e-3{delimiter}\r\n");
        table[0].Text("case").ShouldBe("1");
        table[0].Text("note").ShouldBe($"a{delimiter}\"b\"");
        table[1].Real("score").ShouldBe(1e-3);
        table[1].Number.ShouldBe(4, "The empty line counts, as in an editor.");
        faults.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_semicolon_table_may_write_decimal_commas_and_is_told_about_each()
    {
        var table = Read("case;score\n1;0,5\n2;0,7\n");
        new TableSchema(TableColumn.Text("case"), TableColumn.Number("score")).Check(table, faults);
        Sentences().ShouldBe(
        [
            "a.csv, row 2, column score: \"0,5\" is not a finite number; write a number with a decimal point.",
            "a.csv, row 3, column score: \"0,7\" is not a finite number; write a number with a decimal point.",
        ]);
    }

    [Fact]
    public void Every_fault_is_noted_with_its_place()
    {
        var table = Read("case,score,grade,extra\n1,NaN,mild,x\n1,2,severe,\n3,,mild,x\n4,0.5,mild,x\n5,0.5\n");
        new TableSchema(TableColumn.Text("case"), TableColumn.Number("score", 0, 1), TableColumn.Label("grade", "mild", "bad"), TableColumn.Whole("age", 0))
            .Unique("case").NoOtherColumns().Check(table, faults).ShouldBeFalse();
        Sentences().ShouldBe(
        [
            "a.csv, row 1, column age: the column is missing; there are case, score, grade, extra; add it to the header, in the same capitals.",
            "a.csv, row 1, column extra: the column is not asked for; remove it.",
            "a.csv, row 2, column score: \"NaN\" is not a finite number; write a number with a decimal point from 0 to 1.",
            "a.csv, row 3, column case: \"1\" stands in row 2 already; keep one row of each.",
            "a.csv, row 3, column grade: \"severe\" is none of the labels; write one of mild, bad.",
            "a.csv, row 3, column score: \"2\" is out of range; write a number with a decimal point from 0 to 1.",
            "a.csv, row 4, column score: the value is missing; write a number with a decimal point from 0 to 1.",
            "a.csv, row 6: it has 2 values where the header has 4; write one value a column.",
        ]);
    }

    [Fact]
    public void A_whole_number_is_whole()
    {
        new TableSchema(TableColumn.Whole("n", 1)).Check(Read("n\n1.5\n0\n3\n"), faults);
        Sentences().ShouldBe(
        [
            "a.csv, row 2, column n: \"1.5\" is not a whole number; write a whole number of at least 1.",
            "a.csv, row 3, column n: \"0\" is out of range; write a whole number of at least 1.",
        ]);
    }

    [Fact]
    public void JSON_is_a_table_too()
    {
        var table = TableReader.Read(folder.Write("a.json", """[{"case":"1","score":0.25},{"score":3e2,"case":"2","note":null}]"""), faults);
        table.Columns.ShouldBe(["case", "score", "note"]);
        table[1].Real("score").ShouldBe(300);
        table[0].Text("note").ShouldBe("");
        table[1].Number.ShouldBe(2);
    }

    [Theory]
    [InlineData("a.json", "[{\"a\":1},]", "this is not JSON")]
    [InlineData("a.json", "{}", "it is not an array")]
    [InlineData("a.json", "[1]", "the entry is not an object")]
    [InlineData("a.json", "[{\"a\":[1]}]", "the value is a list or an object")]
    [InlineData("a.json", "[{\"a\":1,\"a\":2}]", "this is not JSON")]
    [InlineData("a.csv", "", "the file is empty")]
    [InlineData("a.csv", "a,b,a\n1,2,3\n", "the column \"a\" stands there twice")]
    public void A_file_that_is_no_table_is_told_so(string name, string text, string sentence) =>
        Should.Throw<FaultException>(() => TableReader.Read(folder.Write(name, text), faults)).Message.ShouldContain(sentence);

    [Fact]
    public void A_deep_JSON_is_refused() =>
        Should.Throw<FaultException>(() => TableReader.Read(folder.Write("a.json", new string('[', 100_000)), faults)).Message.ShouldContain("this is not JSON");

    [Fact]
    public void A_quote_that_is_never_closed_is_told_so()
    {
        Read("a,b\n1,2\n3,\"4\n5,6\n7,8\n").Count.ShouldBe(1);
        Sentences().ShouldBe(["a.csv, row 3: a double quote is never closed; close it; all that follows was taken for one value."]);
    }

    [Fact]
    public void Too_many_cells_are_refused() =>
        Should.Throw<FaultException>(() => TableReader.Read(folder.Write("a.csv", "a,b\n1,2\n3,4\n"), faults, new TableLimits(1000, 3)))
            .Message.ShouldBe("a.csv: it has more than 3 cells; leave out rows and columns that are not asked for.");

    [Fact]
    public void A_file_that_is_too_large_is_refused_unread() =>
        Should.Throw<FaultException>(() => TableReader.Read(folder.Write("a.csv", "a,b\n1,2\n3,4\n"), faults, new TableLimits(5, 100)))
            .Message.ShouldBe("a.csv: the file has 12 bytes; hand in at most 5 bytes.");

    [Fact]
    public void No_damage_does_anything_but_give_faults()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes("case,score,note\n1,.5,\"a\"\"b\"\n2,.7,x\n");
            for (var change = random.Next(6); change >= 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                var table = TableReader.Read(folder.Write("a.csv", bytes), faults);
                new TableSchema(TableColumn.Text("case"), TableColumn.Number("score", 0, 1)).Unique("case").Check(table, faults);
            }
            catch (FaultException fault)
            {
                fault.Fault.File.ShouldBe("a.csv");
            }
        }
    }

    private Table Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private Table Read(byte[] bytes) => TableReader.Read(folder.Write("a.csv", bytes), faults);

    private IEnumerable<string> Sentences() => faults.InOrder().Select(fault => fault.ToString());
}
