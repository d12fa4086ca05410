using System.Text.Json;
using CsCheck;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

public class ScorePathTests
{
    private const string Metrics = """
        {"dice": 0.5, "spam": {"eggs": 2, "0.125": {"mean": 3}, "say \"hi\"": 4, "back\\slash": 5, "": 6, "né [x]": 7},
         "cases": [{"dice": 8}, [9, 10]], "a\ud800": 11, "twice": 1, "twice": 12}
        """;

    [Theory]
    [InlineData("dice", "0.5")]
    [InlineData("  dice ", "0.5")]
    [InlineData("\"dice\"", "0.5")]
    [InlineData("spam.eggs", "2")]
    [InlineData("spam.\"0.125\".mean", "3")]
    [InlineData("spam.\"say \\\"hi\\\"\"", "4")]
    [InlineData("spam.back\\slash", "5")]
    [InlineData("spam.\"back\\\\slash\"", "5")]
    [InlineData("spam.\"\"", "6")]
    [InlineData("spam.\"né [x]\"", "7")]
    [InlineData("cases[0].dice", "8")]
    [InlineData("cases[1][1]", "10")]
    [InlineData("cases[00].dice", "8")]
    [InlineData("twice", "12")]
    [InlineData("cases[1]", "[9, 10]")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("missing", null)]
    [InlineData("Dice", null)]
    [InlineData("dice.mean", null)]
    [InlineData("dice[0]", null)]
    [InlineData("spam[0]", null)]
    [InlineData("cases.0", null)]
    [InlineData("cases[2]", null)]
    [InlineData("cases[999999999]", null)]
    [InlineData("spam.0.125", null)]
    [InlineData("a�", null)]
    [InlineData("ab", null)]
    public void A_path_finds_its_value_or_nothing(string path, string? expected)
    {
        using var metrics = JsonDocument.Parse(Metrics);
        ScorePath.Parse(path).Resolve(metrics.RootElement)?.GetRawText().ShouldBe(expected);
        (ScorePath.Parse(path).Resolve(metrics.RootElement) is null).ShouldBe(expected is null);
    }

    [Fact]
    public void A_path_may_start_in_an_array()
    {
        using var metrics = JsonDocument.Parse("[[1], {\"a\": 2}]");
        ScorePath.Parse("[1].a").Resolve(metrics.RootElement)!.Value.GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData(".a", 1, "a key is missing before the dot")]
    [InlineData("a.", 3, "a key is missing after the dot")]
    [InlineData("a..b", 3, "a key is missing before the dot")]
    [InlineData("a[", 3, "a place in an array is a whole number, as in [0]")]
    [InlineData("a[x]", 3, "a place in an array is a whole number, as in [0]")]
    [InlineData("a[-1]", 3, "a place in an array is a whole number, as in [0]")]
    [InlineData("a[1", 4, "']' is missing")]
    [InlineData("a[1x]", 4, "']' is missing")]
    [InlineData("a[1]b", 5, "'b' stands where a dot or '[' is needed")]
    [InlineData("a[1234567890]", 13, "a place in an array has at most 9 digits")]
    [InlineData("a]", 2, "']' must be inside a quoted key")]
    [InlineData("]", 1, "']' must be inside a quoted key")]
    [InlineData("a\"b\"", 2, "'\"' must be inside a quoted key")]
    [InlineData("\"a\"b", 4, "'b' stands where a dot or '[' is needed")]
    [InlineData("a.\"b", 3, "the quote is never closed")]
    [InlineData("a.\"b\\", 3, "the quote is never closed")]
    [InlineData("a.\"b\\n\"", 6, "only \\\" and \\\\ may follow a backslash")]
    public void A_broken_path_names_the_position(string path, int position, string what)
    {
        var refusal = Should.Throw<RuleBroken>(() => ScorePath.Parse(path, "path"));
        refusal.Field.ShouldBe("path");
        refusal.Message.ShouldBe($"The score path `{path}` is wrong at character {position}: {what}.");
    }

    [Fact]
    public void A_path_is_bounded() => Should.Throw<RuleBroken>(() => ScorePath.Parse(new string('a', 256)));

    [Fact]
    public void Half_a_character_is_no_key() => Should.Throw<RuleBroken>(() => ScorePath.Parse("a\ud800"));

    [Fact]
    public void No_text_does_worse_than_break_a_rule()
    {
        using var metrics = JsonDocument.Parse(Metrics);
        Gen.Char["ab.[]\"\\0 \ud800\udc00é"].Array[0, 12].Select(letters => new string(letters)).Sample(text =>
        {
            try
            {
                ScorePath.Parse(text).Resolve(metrics.RootElement);
            }
            catch (RuleBroken)
            {
                // A refusal is as good as an answer here.
            }
        });
    }

    [Fact]
    public void Any_key_can_be_quoted() =>
        Gen.String.Where(key => key.Length < 100 && !key.Any(char.IsSurrogate)).Sample(key =>
        {
            using var metrics = JsonDocument.Parse(JsonSerializer.Serialize(new Dictionary<string, int> { [key] = 42 }));
            var quoted = $"\"{key.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
            return ScorePath.Parse(quoted).Resolve(metrics.RootElement)?.GetInt32() == 42;
        });
}
