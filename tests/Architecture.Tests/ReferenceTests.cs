namespace GrandChallenge.Architecture.Tests;

public sealed class ReferenceTests
{
    private static readonly string[] BuildingBlocks = ["Contracts", "Application", "Web", "Storage", "Containers"];

    public static TheoryData<string> Modules => [.. House.Modules];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_knows_building_blocks_and_contracts_alone(string module)
    {
        var allowed = House.ReferencesOf(House.Project(module)).Where(name => BuildingBlocks.Contains(name) || name.EndsWith(".Contracts"));
        House.ReferencesOf(House.Project(module)).ShouldBe(allowed, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Contracts_know_the_word_for_command_and_nothing_else(string module) =>
        House.ReferencesOf(House.Project(module + ".Contracts")).ShouldBe(["Contracts"]);

    [Fact]
    public void Building_blocks_know_no_module()
    {
        var known = BuildingBlocks.SelectMany(block => House.ReferencesOf(House.Project(block)));
        known.Where(name => !BuildingBlocks.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_evaluation_kit_knows_nothing_of_the_platform() => House.ReferencesOf(House.Project("EvaluationKit")).ShouldBeEmpty();

    [Fact]
    public void The_command_line_knows_no_module() => House.ReferencesOf(House.Project("Cli")).ShouldBeEmpty();
}
