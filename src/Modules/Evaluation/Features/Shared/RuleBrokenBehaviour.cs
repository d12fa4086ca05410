using GrandChallenge.Application;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Storage;
using MediatR;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>A broken rule of the domain or a refused file becomes the sentence beside the form's field.</summary>
internal sealed class RuleBrokenBehaviour<TRequest, TResult> : IPipelineBehavior<TRequest, TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        try
        {
            return await next();
        }
        catch (RuleBroken broken) when (broken.Field == "state")
        {
            throw new ConflictRefusal(broken.Message);
        }
        catch (RuleBroken broken)
        {
            throw new ValidationRefusal(broken.Field, broken.Message);
        }
        catch (FileRefusedException refused)
        {
            throw new ValidationRefusal("upload", refused.Message);
        }
    }
}
