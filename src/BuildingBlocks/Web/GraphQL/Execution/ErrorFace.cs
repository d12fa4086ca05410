using System.Diagnostics;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace GrandChallenge.Web.GraphQL.Execution;

/// <summary>How errors look from outside: the platform's own and what is wrong with the query itself in words, all else by its trace id alone.</summary>
internal sealed class ErrorFace : IErrorInfoProvider
{
    public ErrorInfo GetInfo(ExecutionError error) => error switch
    {
        PlatformError platform => Face(platform.Message, platform.Code!, platform.Fields, platform.TraceId),
        DocumentError document => Face(document.Message, PlatformError.BadQuery),
        _ => Face("Something went wrong on our side. It has been written down; try again, and name the trace id when you report it.",
            PlatformError.Internal, traceId: Trace),
    };

    public static string? Trace => Activity.Current?.TraceId.ToString();

    private static ErrorInfo Face(string sentence, string code, IReadOnlyDictionary<string, string[]>? fields = null, string? traceId = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (fields is not null)
            extensions["fields"] = fields;
        if (traceId is not null)
            extensions["traceId"] = traceId;
        return new ErrorInfo { Message = sentence, Extensions = extensions };
    }
}
