using System.Net;
using System.Text;
using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.ChallengeHome;
using GrandChallenge.Challenges.Features.SetImage;

namespace GrandChallenge.Challenges.Tests;

public sealed class ImageTests(ChallengesFixture platform) : IClassFixture<ChallengesFixture>
{
    [Fact]
    public async Task A_logo_is_served_as_what_it_is_to_those_who_see_the_challenge()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        await platform.SendAs(admin, new SetImage(slug, ImageKind.Logo, await platform.UploadAsync(admin, "logo.gif", World.Png)));
        var url = (await platform.SendAs(null, new ChallengeHome(slug))).LogoUrl!;

        var answer = await platform.CreateClient().GetAsync(url);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldContain("nosniff");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(World.Png);
    }

    [Fact]
    public async Task The_logo_of_a_private_challenge_is_not_there_for_strangers()
    {
        var world = await World.CreateAsync(platform, ChallengeVisibility.Private);
        (await platform.CreateClient().GetAsync($"/challenges/{world.Slug}/logo")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("GIF89a......")]
    [InlineData("RIFF....WAVE")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task What_is_no_png_jpeg_or_webp_by_its_content_is_refused(string content)
    {
        var (slug, _, admin) = await platform.CreateAsync();
        var upload = await platform.UploadAsync(admin, "logo.png", Encoding.ASCII.GetBytes(content));

        var refusal = await platform.SendAs(admin, new SetImage(slug, ImageKind.Logo, upload)).ShouldThrowAsync<ValidationRefusal>();
        refusal.Message.ShouldContain("logo.png");
    }

    [Fact]
    public async Task An_image_over_four_mebibytes_or_of_somebody_else_is_refused()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        var large = await platform.UploadAsync(admin, "large.png", [.. World.Png, .. new byte[ImageType.MaxBytes]]);
        var foreign = await platform.UploadAsync(ChallengesFixture.NewUser(), "logo.png", World.Png);

        await platform.SendAs(admin, new SetImage(slug, ImageKind.Logo, large)).ShouldThrowAsync<ValidationRefusal>();
        await platform.SendAs(admin, new SetImage(slug, ImageKind.Logo, foreign)).ShouldThrowAsync<ValidationRefusal>();
    }
}
