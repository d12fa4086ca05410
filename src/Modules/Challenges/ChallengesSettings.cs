using Microsoft.Extensions.Configuration;

namespace GrandChallenge.Challenges;

/// <summary>What the environment says of challenges. The name is that of `./run --help`.</summary>
/// <param name="Address">GC_URL: the platform's public address, which mails name.</param>
public sealed record ChallengesSettings(Uri Address)
{
    public static ChallengesSettings Read(IConfiguration configuration) =>
        new(new Uri(configuration["GC_URL"] is { Length: > 0 } address ? address : "http://127.0.0.1:8080"));

    internal Uri AddressOf(string slug) => new(Address, $"/challenges/{slug}");
}
