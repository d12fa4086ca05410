using System.Net.Mime;
using System.Text.Json;
using GraphQL;
using GraphQL.Transport;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Web.GraphQL.Execution;

/// <summary>POST /graphql: one operation as JSON, {"query", "operationName", "variables"}.</summary>
internal sealed partial class GraphQLEndpoint(
    ISchema schema, IDocumentExecuter executer, IGraphQLTextSerializer serializer, ForgeryCheck forgery, ILogger<GraphQLEndpoint> log)
{
    private const int MostBytes = 4 << 20;
    private static readonly TimeSpan QueryTime = TimeSpan.FromSeconds(10);

    // A mutation may have to hash and check an upload of many gigabytes.
    private static readonly TimeSpan MutationTime = TimeSpan.FromMinutes(10);

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            if (!http.Request.HasJsonContentType())
                throw new RefusedRequest(StatusCodes.Status415UnsupportedMediaType, "Send the operation as JSON: Content-Type: application/json.");
            await forgery.CheckAsync(http);
            var request = await ReadAsync(http);
            var document = QueryLimits.Parse(request.Query!, request.Variables);
            var result = await ExecuteAsync(http, request, document);
            await WriteAsync(http, result, result.Executed ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
        }
        catch (RefusedRequest refused)
        {
            await WriteAsync(http, Failed(new PlatformError(PlatformError.BadQuery, refused.Message)), refused.Status);
        }
        catch (PlatformError error)
        {
            await WriteAsync(http, Failed(error), StatusCodes.Status400BadRequest);
        }
    }

    private async Task<ExecutionResult> ExecuteAsync(HttpContext http, GraphQLRequest request, GraphQLDocument document)
    {
        var mutates = document.Definitions.OfType<GraphQLOperationDefinition>().Any(operation => operation.Operation == OperationType.Mutation);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        time.CancelAfter(mutates ? MutationTime : QueryTime);
        try
        {
            return await executer.ExecuteAsync(new ExecutionOptions
            {
                Schema = schema,
                Query = request.Query,
                Document = document,
                OperationName = request.OperationName,
                Variables = request.Variables,
                RequestServices = http.RequestServices,
                CancellationToken = time.Token,
                UnhandledExceptionDelegate = context =>
                {
                    LogFailed(context.OriginalException, context.FieldContext?.FieldDefinition.Name ?? "the operation", ErrorFace.Trace);
                    return Task.CompletedTask;
                },
            });
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            return Failed(new PlatformError(PlatformError.TimedOut, "This took longer than the API allows. Ask for less at a time."));
        }
    }

    private async Task<GraphQLRequest> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            if (body.Length + read > MostBytes)
                throw new RefusedRequest(StatusCodes.Status413PayloadTooLarge, $"The request is longer than {MostBytes:N0} bytes. Files go to /uploads.");
            body.Write(buffer, 0, read);
        }

        try
        {
            body.Position = 0;
            var request = await serializer.ReadAsync<GraphQLRequest>(body, http.RequestAborted);
            return request?.Query is { Length: > 0 } ? request : throw new RefusedRequest(StatusCodes.Status400BadRequest, "The request has no “query”.");
        }
        catch (JsonException exception)
        {
            throw new RefusedRequest(StatusCodes.Status400BadRequest, $"The request is not one JSON object with “query”, “operationName” and “variables”: {exception.Message}");
        }
    }

    private async Task WriteAsync(HttpContext http, ExecutionResult result, int status)
    {
        const string own = "application/graphql-response+json";
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = http.Request.Headers.Accept.ToString().Contains(own, StringComparison.OrdinalIgnoreCase) ? own : MediaTypeNames.Application.Json;
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }

    private static ExecutionResult Failed(ExecutionError error) => new() { Errors = [error] };

    [LoggerMessage(LogLevel.Error, "GraphQL: {Field} failed (trace id {TraceId}).")]
    private partial void LogFailed(Exception exception, string field, string? traceId);
}
