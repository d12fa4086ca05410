using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests;

/// <summary>One platform for all tests of this module: each makes users of its own.</summary>
[CollectionDefinition(Name)]
public sealed class AccountsCollection : ICollectionFixture<PlatformFixture>
{
    public const string Name = "accounts";
}
