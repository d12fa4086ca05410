using GrandChallenge.Application;
using GrandChallenge.Web.Edges;
using GraphQL;

namespace GrandChallenge.Web.GraphQL.Execution;

/// <summary>An error that the caller may read: its sentence, its code and, for wrong input, the sentences of each field.</summary>
internal sealed class PlatformError : ExecutionError
{
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string BadQuery = "BAD_QUERY";
    public const string TooMuch = "QUERY_TOO_LARGE";
    public const string TimedOut = "TIMED_OUT";
    public const string Internal = "INTERNAL";

    public PlatformError(string code, string sentence)
        : base(sentence) => Code = code;

    public IReadOnlyDictionary<string, string[]>? Fields { get; private init; }

    public string? TraceId { get; init; }

    public static PlatformError Of(Refusal refusal, Caller caller) => refusal switch
    {
        ForbiddenRefusal when caller.IsAnonymous => new PlatformError(Unauthenticated, refusal.Message),
        ValidationRefusal validation => new PlatformError(RefusalStatus.CodeOf(refusal), refusal.Message)
        {
            Fields = validation.Errors.ToDictionary(error => FieldPath(error.Key), error => error.Value),
        },
        _ => new PlatformError(RefusalStatus.CodeOf(refusal), refusal.Message),
    };

    // The domain says Settings.Title; the API's field is settings.title.
    private static string FieldPath(string field) =>
        string.Join('.', field.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
