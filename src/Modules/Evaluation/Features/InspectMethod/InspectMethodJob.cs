using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;

namespace GrandChallenge.Evaluation.Features.InspectMethod;

public sealed record InspectMethodJob(Guid MethodId, bool Activate) : IJob;

public static class InspectMethodJobHandler
{
    public static Task Handle(InspectMethodJob job, Dispatcher dispatcher, CancellationToken cancellationToken) =>
        dispatcher.SendAsync(new InspectMethod(job.MethodId, job.Activate), cancellationToken);
}
