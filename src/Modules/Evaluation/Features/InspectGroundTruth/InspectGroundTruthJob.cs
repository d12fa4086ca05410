using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;

namespace GrandChallenge.Evaluation.Features.InspectGroundTruth;

public sealed record InspectGroundTruthJob(Guid GroundTruthId, bool Activate) : IJob;

public static class InspectGroundTruthJobHandler
{
    public static Task Handle(InspectGroundTruthJob job, Dispatcher dispatcher, CancellationToken cancellationToken) =>
        dispatcher.SendAsync(new InspectGroundTruth(job.GroundTruthId, job.Activate), cancellationToken);
}
