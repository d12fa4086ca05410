using GrandChallenge.Accounts.Domain;

namespace GrandChallenge.Accounts.Tests.Domain;

public sealed class UserNameRulesTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("A.b-c_9")]
    [InlineData("12345678901234567890123456789012")]
    public void These_are_user_names(string name) => UserNameRules.IsWellFormed(name).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData("-abc")]
    [InlineData("abc.")]
    [InlineData("a b c")]
    [InlineData("abc\n")]
    [InlineData("ábc")]
    [InlineData("a/b/c")]
    [InlineData("аdmin")]
    public void These_are_not(string? name) => UserNameRules.IsWellFormed(name).ShouldBeFalse();
}
