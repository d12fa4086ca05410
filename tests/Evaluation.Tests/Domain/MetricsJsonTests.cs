using System.Text.Json;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

public class MetricsJsonTests
{
    [Theory]
    [InlineData("""{"a": NaN, "b": [-Infinity, Infinity]}""", """{"a": "NaN", "b": ["-Infinity", "Infinity"]}""")]
    [InlineData("""{"NaN \" Infinity": "a \\", "b": NaN}""", """{"NaN \" Infinity": "a \\", "b": "NaN"}""")]
    [InlineData("\uFEFF{}", "{}")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("3", "3")]
    public void Words_of_Python_become_strings_and_all_else_stays(string text, string clean) => MetricsJson.Clean(text).ShouldBe(clean);

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\"a\": 1,\n \"b\": nan}", 2, 8)]
    [InlineData("{\"a\": NaNs}", 1, 12)]
    [InlineData("{\"a\": \"NaN", 1, 11)]
    public void Text_that_is_no_JSON_is_refused_with_line_and_column(string text, int line, int column) =>
        Should.Throw<RuleBroken>(() => MetricsJson.Clean(text)).Message.ShouldContain($"line {line}, column {column};");

    [Fact]
    public void JSON_nested_too_deep_is_refused() => Should.Throw<RuleBroken>(() => MetricsJson.Clean(new string('[', 100_000)));

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("-0", 0)]
    [InlineData("1e308", 1e308)]
    [InlineData("12345678901234567890", 12345678901234567890d)]
    [InlineData("1e-400", 0)]
    public void A_number_is_a_metric(string json, double number)
    {
        var value = Read(json);
        value.Number.ShouldBe(number);
        value.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("false", "`m` is false, a number is needed.")]
    [InlineData("{}", "`m` is an object, a number is needed.")]
    [InlineData("[1]", "`m` is an array, a number is needed.")]
    [InlineData("-1e999", "`m` is -1e999, which is too large, a finite number is needed.")]
    [InlineData("-Infinity", "`m` is -Infinity, a finite number is needed.")]
    public void All_else_is_a_problem(string json, string problem)
    {
        var value = Read(json);
        value.Number.ShouldBeNull();
        value.Problem.ShouldBe(problem);
    }

    [Fact]
    public void A_long_text_is_quoted_in_short() => Read($"\"{new string('x', 9999)}\"").Problem!.Length.ShouldBeLessThan(120);

    private static MetricValue Read(string json)
    {
        using var metrics = JsonDocument.Parse(MetricsJson.Clean($$"""{"m": {{json}} }"""));
        return MetricValue.Read(ScorePath.Parse("m"), metrics.RootElement);
    }
}
