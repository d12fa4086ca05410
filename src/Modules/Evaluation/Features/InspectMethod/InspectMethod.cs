using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Containers;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.InspectMethod;

/// <summary>Looks into an uploaded image without running it. What is missing is said to the organiser; repeating it changes nothing.</summary>
internal sealed record InspectMethod(Guid MethodId, bool Activate) : IProcess<Unit>;

internal sealed class InspectMethodHandler(
    EvaluationDbContext database, BlobStore blobs, EngineImages images, Dispatcher dispatcher)
    : IRequestHandler<InspectMethod, Unit>
{
    public async Task<Unit> Handle(InspectMethod process, CancellationToken cancellationToken)
    {
        var method = await database.Methods.AsNoTracking().SingleAsync(m => m.Id == process.MethodId, cancellationToken);
        if (method.State is VersionState.Ready or VersionState.Rejected)
            return Unit.Value;

        await dispatcher.SendAsync(new BeginInspection(method.Id), cancellationToken);
        var (digest, reason) = await LookIntoAsync(method, cancellationToken);
        return await dispatcher.SendAsync(new EndInspection(method.Id, digest, reason, process.Activate), cancellationToken);
    }

    private async Task<(string? Digest, string? Reason)> LookIntoAsync(Method method, CancellationToken cancellationToken)
    {
        try
        {
            if (method.Reference is { } reference)
            {
                await images.PullByDigestAsync(reference, cancellationToken);
                return (reference[(reference.IndexOf('@') + 1)..], null);
            }

            await using var archive = await blobs.OpenReadAsync(method.Archive!.Sha256, cancellationToken);
            return ((await ImageArchive.InspectAsync(archive, cancellationToken)).ConfigDigest, null);
        }
        catch (ImageRejectedException rejected)
        {
            return (null, rejected.Message);
        }
    }
}
