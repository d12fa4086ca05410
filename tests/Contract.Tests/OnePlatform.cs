using GrandChallenge.TestKit;

namespace GrandChallenge.Contract.Tests;

/// <summary>All contract tests ask one platform: they change nothing that another reads.</summary>
[CollectionDefinition(Name)]
public sealed class OnePlatform : ICollectionFixture<PlatformFixture>
{
    public const string Name = "platform";
}
