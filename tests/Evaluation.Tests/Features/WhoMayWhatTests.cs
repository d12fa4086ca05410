using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Evaluation.Contracts;
using MediatR;
using static GrandChallenge.Evaluation.Tests.Features.Verdict;

namespace GrandChallenge.Evaluation.Tests.Features;

internal enum Verdict { May, MayNot, Hidden }

/// <summary>Every request of the module against everyone who could send it.</summary>
[Collection(ReadSide.Name)]
public sealed class WhoMayWhatTests(WebOnlyPlatform platform)
{
    /// <summary>What only jobs and other handlers send; no page and no field of the API leads to them.</summary>
    private static readonly string[] PlatformsOwn =
    [
        "AcceptSubmission", "ActiveAttempts", "AdvanceRun", "AnnounceWorker", "BeginInspection", "ClaimNextRun", "EndInspection",
        "FinishRun", "HandOverRun", "InspectGroundTruth", "InspectMethod", "JudgeGroundTruth", "RecoverRuns", "RenewLease", "RunNextEvaluation", "WriteLog",
    ];

    [Fact]
    public void No_request_of_the_module_is_missing_from_the_matrix()
    {
        var requests = new[] { typeof(EvaluationModule).Assembly, typeof(PhasesOf).Assembly }
            .SelectMany(assembly => assembly.DefinedTypes)
            .Where(type => !type.IsAbstract && type.ImplementedInterfaces.Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)))
            .Select(type => type.Name).Except(PlatformsOwn);

        requests.Except(Matrix.Rows.Select(row => row.Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everyone_may_what_the_matrix_says()
    {
        var wrong = new List<string>();
        foreach (var row in Matrix.Rows)
        {
            for (var who = 0; who < Matrix.Everyone.Length; who++)
            {
                var scene = await Scene.OfAsync(platform);
                var verdict = await VerdictOf(scene, row, Matrix.Everyone[who]);
                if (verdict != row.Verdicts[who])
                    wrong.Add($"{row.Name} by {Matrix.Everyone[who]}: {verdict}, not {row.Verdicts[who]}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("user")]
    public async Task In_a_private_challenge_a_stranger_finds_nothing(string who)
    {
        var scene = await Scene.OfAsync(platform, ChallengeVisibility.Private);
        var found = new List<string>();
        foreach (var row in Matrix.Rows.Where(row => row.IsOfChallenge))
        {
            if (await VerdictOf(scene, row, who) != Hidden)
                found.Add(row.Name);
        }

        found.ShouldBeEmpty();
    }

    private async Task<Verdict> VerdictOf(Scene scene, MatrixRow row, string who)
    {
        try
        {
            await row.Send(platform, scene.IdOf(who), who == "site admin", scene);
        }
        catch (NotFoundRefusal)
        {
            return Hidden;
        }
        catch (ForbiddenRefusal)
        {
            return MayNot;
        }
        catch (Refusal)
        {
            return May;
        }

        return May;
    }
}
