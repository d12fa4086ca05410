using System.Globalization;
using System.Text;

namespace GrandChallenge.Evaluation.Domain;

/// <summary>Reads the text of a <see cref="ScorePath"/> from left to right.</summary>
internal ref struct ScorePathParser(string text, string field)
{
    private const int MaxIndexDigits = 9;
    private int at;

    public ScorePath.Step[] Steps()
    {
        var steps = new List<ScorePath.Step>();
        while (at < text.Length)
        {
            if (text[at] == '[') steps.Add(Index());
            else
            {
                if (steps.Count > 0) Dot();
                steps.Add(Key());
            }
        }
        return [.. steps];
    }

    private void Dot()
    {
        if (text[at] != '.') throw Wrong($"'{text[at]}' stands where a dot or '[' is needed");
        at++;
    }

    private ScorePath.Step Key()
    {
        if (at == text.Length) throw Wrong("a key is missing after the dot");
        var key = text[at] == '"' ? Quoted() : Bare();
        // Half a surrogate pair is no character and can be no key of a UTF-8 file.
        if (HasHalfCharacter(key)) throw Wrong("the key holds half a character");
        return new ScorePath.Step(key, 0);
    }

    private string Bare()
    {
        var start = at;
        while (at < text.Length && text[at] is not ('.' or '[' or ']' or '"')) at++;
        if (at == start) throw Wrong(text[at] == '.' ? "a key is missing before the dot" : $"'{text[at]}' must be inside a quoted key");
        if (at < text.Length && text[at] is ']' or '"') throw Wrong($"'{text[at]}' must be inside a quoted key");
        return text[start..at];
    }

    private string Quoted()
    {
        var opened = at++;
        var key = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && ++at < text.Length && text[at] is not ('"' or '\\'))
                throw Wrong("only \\\" and \\\\ may follow a backslash");
            if (at < text.Length) key.Append(text[at++]);
        }
        if (at == text.Length)
        {
            at = opened;
            throw Wrong("the quote is never closed");
        }
        at++;
        return key.ToString();
    }

    private ScorePath.Step Index()
    {
        var start = ++at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at == start) throw Wrong("a place in an array is a whole number, as in [0]");
        if (at - start > MaxIndexDigits) throw Wrong($"a place in an array has at most {MaxIndexDigits} digits");
        if (at == text.Length || text[at] != ']') throw Wrong("']' is missing");
        var index = int.Parse(text.AsSpan(start, at++ - start), NumberStyles.None, CultureInfo.InvariantCulture);
        return new ScorePath.Step(null, index);
    }

    private static bool HasHalfCharacter(string key)
    {
        for (var i = 0; i < key.Length; i++)
        {
            if (!char.IsSurrogate(key[i])) continue;
            if (i + 1 == key.Length || !char.IsSurrogatePair(key[i], key[++i])) return true;
        }
        return false;
    }

    private readonly RuleBroken Wrong(string what) =>
        new(field, $"The score path `{text}` is wrong at character {at + 1}: {what}.");
}
