using GrandChallenge.Application;
using GrandChallenge.Evaluation.Features.CreatePhase;
using GrandChallenge.Evaluation.Features.EditPhase;

namespace GrandChallenge.Evaluation.Tests.Features;

[Collection(ReadSide.Name)]
public sealed class PhaseNamesTests(WebOnlyPlatform platform)
{
    private readonly Stage stage = new(platform);

    [Theory]
    [InlineData("FINAL", "other", "title", "The title “FINAL” is taken by another phase of this challenge.")]
    [InlineData("Other", "final", "slug", "The address “final” is taken by another phase of this challenge.")]
    public async Task A_name_that_is_taken_is_refused_at_its_field(string title, string slug, string field, string sentence)
    {
        await stage.WithPhaseAsync();
        var taken = Stage.Settings with { Title = title, Slug = slug };
        var free = await platform.SendAs(stage.Organiser, new CreatePhase(stage.Slug, Stage.Settings with { Title = "Free" }));

        var atCreation = await Should.ThrowAsync<ValidationRefusal>(() => platform.SendAs(stage.Organiser, new CreatePhase(stage.Slug, taken)));
        var atChange = await Should.ThrowAsync<ValidationRefusal>(() => platform.SendAs(stage.Organiser, new EditPhase(free.Id, taken)));

        atCreation.Errors[field].ShouldHaveSingleItem().ShouldStartWith(sentence);
        atChange.Errors[field].ShouldHaveSingleItem().ShouldStartWith(sentence);
        await platform.SendAs(stage.Organiser, new EditPhase(free.Id, Stage.Settings with { Title = "FREE", Slug = "free" }));
    }
}
