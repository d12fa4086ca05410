namespace GrandChallenge.Application;

/// <summary>A wish that the platform declines, with a sentence for the person who wished. Each edge translates the four kinds once.</summary>
public abstract class Refusal(string sentence) : Exception(sentence);

/// <summary>The input is wrong. <see cref="Errors"/> maps each field's name (empty: the whole form) to its sentences.</summary>
public sealed class ValidationRefusal(IReadOnlyDictionary<string, string[]> errors)
    : Refusal(string.Join(" ", errors.Values.SelectMany(sentences => sentences)))
{
    public ValidationRefusal(string field, string sentence)
        : this(new Dictionary<string, string[]> { [field] = [sentence] }) { }

    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

/// <summary>There is no such thing, or the caller may not know of it. Both look the same from outside.</summary>
public sealed class NotFoundRefusal(string sentence = "There is nothing here, or you may not see it.") : Refusal(sentence);

/// <summary>The caller may know of the thing but may not do this to it.</summary>
public sealed class ForbiddenRefusal(string sentence) : Refusal(sentence);

/// <summary>The wish was right when it was made, but the state of things has moved on.</summary>
public sealed class ConflictRefusal(string sentence) : Refusal(sentence);
