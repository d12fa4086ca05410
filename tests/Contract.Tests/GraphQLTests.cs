using GrandChallenge.TestKit;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;

namespace GrandChallenge.Contract.Tests;

[Collection(OnePlatform.Name)]
public sealed class GraphQLTests(PlatformFixture platform)
{
    /// <summary>Whoever changes the schema on purpose replaces the snapshot: delete it, and the next run writes it.</summary>
    [Fact]
    public void The_schema_is_as_it_was_agreed() =>
        platform.Services.GetRequiredService<ISchema>()
            .Print(new PrintOptions { StringComparison = StringComparison.Ordinal })
            .MatchSnapshot();
}
