using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GrandChallenge.TestKit;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;

namespace GrandChallenge.Contract.Tests;

public sealed class GraphQLTests(PlatformFixture platform) : IClassFixture<PlatformFixture>
{
    [Fact]
    public void The_schema_is_as_it_was_agreed() =>
        platform.Services.GetRequiredService<ISchema>().Print().MatchSnapshot();
}
