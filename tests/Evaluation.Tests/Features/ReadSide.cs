namespace GrandChallenge.Evaluation.Tests.Features;

/// <summary>Tests that share one platform: each makes a challenge of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ReadSide : ICollectionFixture<WebOnlyPlatform>
{
    public const string Name = "read side";
}
