namespace GrandChallenge.Evaluation.Domain;

/// <summary>A rule of the domain refuses a change. <see cref="Exception.Message"/> is a sentence for the user.</summary>
/// <param name="field">The setting or state that the rule is about, in camelCase, as a form or the API names it.</param>
/// <param name="sentence">What is wrong and what would be right.</param>
internal sealed class RuleBroken(string field, string sentence) : Exception(sentence)
{
    public string Field { get; } = field;

    public static void If(bool broken, string field, string sentence)
    {
        if (broken) throw new RuleBroken(field, sentence);
    }
}
