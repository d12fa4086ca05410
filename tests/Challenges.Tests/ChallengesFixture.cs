using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.CreateChallenge;
using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.TestKit;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Challenges.Tests;

/// <summary>The platform, with phases that tests set down themselves.</summary>
public sealed class ChallengesFixture : PlatformFixture
{
    internal PhaseBook Phases { get; } = new();

    internal static Guid NewUser() => Guid.CreateVersion7();

    internal static string NewSlug() => "c" + Guid.CreateVersion7().ToString("N");

    internal static CreateChallenge Wish(
        string? slug = null, ChallengeVisibility visibility = ChallengeVisibility.Public, JoinPolicy policy = JoinPolicy.Open, string title = "Lung nodules") =>
        new(slug ?? NewSlug(), title, "Find nodules in CT.", "team@example.org", visibility, policy, ["CT"], ["Lung"], ["Detection"]);

    internal async Task<(string Slug, Guid Id, Guid Admin)> CreateAsync(CreateChallenge? wish = null)
    {
        var admin = NewUser();
        var made = await SendAs(admin, wish ?? Wish());
        return (made.Slug, made.Id, admin);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
            services.AddScoped<IRequestHandler<PhasesOf, IReadOnlyList<PhaseSummary>>>(_ => Phases));
    }
}

/// <summary>Stands in for the module that owns phases.</summary>
internal sealed class PhaseBook : IRequestHandler<PhasesOf, IReadOnlyList<PhaseSummary>>
{
    private readonly System.Collections.Concurrent.ConcurrentBag<PhaseSummary> phases = [];

    public void Add(Guid challenge, string slug, PhaseStatus status, DateTimeOffset? opens = null, DateTimeOffset? closes = null) =>
        phases.Add(new PhaseSummary(Guid.CreateVersion7(), challenge, slug, slug, opens, closes, status, HasPublicBoard: true));

    public Task<IReadOnlyList<PhaseSummary>> Handle(PhasesOf request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PhaseSummary>>([.. phases.Where(phase => request.ChallengeIds.Contains(phase.ChallengeId))]);
}
