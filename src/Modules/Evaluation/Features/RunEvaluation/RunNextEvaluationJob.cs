using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>There is something to score. Which run comes next is decided by whoever takes the job, so a lost or doubled one does no harm.</summary>
[Queue(Queue)]
public sealed record RunNextEvaluationJob : IJob
{
    public const string Queue = "evaluations";
}

public static class RunNextEvaluationJobHandler
{
    public static Task Handle(RunNextEvaluationJob job, Dispatcher dispatcher, CancellationToken cancellationToken) =>
        dispatcher.SendAsync(new RunNextEvaluation(), cancellationToken);
}
