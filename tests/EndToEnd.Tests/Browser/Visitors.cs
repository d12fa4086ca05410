using GrandChallenge.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GrandChallenge.EndToEnd.Tests.Browser;

/// <summary>The way into the platform that every user walks.</summary>
internal static class Visitors
{
    /// <summary>Signs up, opens the address in the mail, confirms, and signs in.</summary>
    public static async Task SignUpAsync(this Walker walker, PlatformFixture platform, string userName)
    {
        await walker.OpenAsync("/");
        await walker.FollowAsync("Sign up");
        await walker.LookAsync("sign-up");
        await walker.FillAsync(("User name", userName), ("E-mail address", Users.AddressOf(userName)), ("Password", Users.Password));
        await walker.ClickAsync("Sign up");
        await Expect(walker.Page.GetByRole(AriaRole.Heading, new() { Name = "Look into your mail" })).ToBeVisibleAsync();
        await walker.LookAsync("sign-up-done");

        await walker.OpenAsync((await platform.MailAsync(Users.AddressOf(userName), "")).Link());
        await walker.LookAsync("confirm");
        await walker.ClickAsync("Confirm");
        await Expect(walker.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/login"));
        await walker.LookAsync("sign-in");
        await walker.FillAsync(("User name or e-mail address", userName), ("Password", Users.Password));
        await walker.ClickAsync("Sign in");
        await Expect(walker.Page.GetByRole(AriaRole.Link, new() { Name = userName, Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Drops a file of text on the page's upload zone and waits until the server has it.</summary>
    public static async Task DropAsync(this Walker walker, string name, string content)
    {
        var files = await walker.Page.EvaluateHandleAsync(
            "([name, content]) => { const data = new DataTransfer(); data.items.add(new File([content], name, { type: 'text/csv' })); return data; }",
            new[] { name, content });
        await walker.Page.Locator(".gc-upload-zone").DispatchEventAsync("drop", new { dataTransfer = files });
        await walker.UploadedAsync(name);
    }

    public static async Task ChooseAsync(this Walker walker, FilePayload file)
    {
        await walker.Page.Locator(".gc-upload input[type=file]").SetInputFilesAsync(file);
        await walker.UploadedAsync(file.Name);
    }

    private static async Task UploadedAsync(this Walker walker, string name)
    {
        var row = walker.Page.Locator(".gc-upload-files li").Filter(new() { HasText = name });
        await Expect(row.GetByText("uploaded ·")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        (await row.Locator("progress").EvaluateAsync<bool>("bar => bar.value === bar.max")).ShouldBeTrue();
    }
}
