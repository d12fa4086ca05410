using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GrandChallenge.TestKit;

namespace GrandChallenge.Cli.Tests.Platform;

public sealed partial class LoginTests(PlatformServer platform) : IClassFixture<PlatformServer>, IDisposable
{
    private readonly TestFolder home = new();

    private string CredentialsFile => home["grandchallenge/credentials.json"];

    [Fact]
    public async Task A_person_signs_in_at_the_browser_and_gc_is_signed_in_as_him()
    {
        var login = await LoginAsync("logs-in", "allow");

        login.Exit.ShouldBe(0, login.ToString());
        login.Output.ShouldBe($"Signed in to {platform.Address} as logs-in.\n");
        (await RunAsync("whoami")).Output.ShouldBe("logs-in\n");
        (await RunAsync("login", "--check")).Exit.ShouldBe(0);
        File.GetUnixFileMode(CredentialsFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_renewed_without_a_word()
    {
        await LoginAsync("renews", "allow");
        var first = RunOut();

        var call = await RunAsync("whoami");

        call.Output.ShouldBe("renews\n", call.ToString());
        call.Error.Trim().ShouldBeEmpty();
        var second = Credential();
        second["token"]!.ToString().ShouldNotBe(first);
        ((DateTimeOffset)second["expires"]!).ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddMinutes(30));
        File.GetUnixFileMode(CredentialsFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Who_can_no_longer_renew_is_told_to_sign_in_again()
    {
        await LoginAsync("was-revoked", "allow");
        RunOut(refresh: "no-such-token");

        var call = await RunAsync("whoami");

        call.Exit.ShouldBe(3, call.ToString());
        call.Error.ShouldStartWith("gc: LOGIN_REFUSED: The sign-in that was kept here no longer holds.");
        call.Error.ShouldContain("Run gc login again");
    }

    [Fact]
    public async Task A_denied_code_ends_the_waiting_with_a_sentence()
    {
        var login = await LoginAsync("denies", "deny");

        login.Exit.ShouldBe(3, login.ToString());
        login.Error.ShouldContain("gc: LOGIN_REFUSED: The sign-in was not allowed at the browser.");
        File.Exists(CredentialsFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_personal_token_is_kept_for_its_server_alone()
    {
        var token = await platform.CreateTokenAsync(await platform.CreateUserAsync("keeps-token"));

        (await RunAsync("login", "--token", token)).Output.ShouldBe($"Signed in to {platform.Address} as keeps-token.\n");

        (await RunAsync("whoami")).Output.ShouldBe("keeps-token\n");
        (await GcProcess.RunAsync(new Uri(platform.Address.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), null, home, "whoami"))
            .Error.ShouldContain("UNAUTHENTICATED");
    }

    [Fact]
    public async Task A_personal_token_is_read_from_stdin()
    {
        var token = await platform.CreateTokenAsync(await platform.CreateUserAsync("types-token"));
        using var gc = GcProcess.Start(platform.Address, null, home, "login", "--token");
        await gc.TypeAsync(token);

        (await gc.EndAsync()).Output.ShouldBe($"Signed in to {platform.Address} as types-token.\n");
    }

    [Theory]
    [InlineData("gcp_false", 3, "UNAUTHENTICATED")]
    [InlineData("gcp with spaces", 2, "BAD_USE")]
    [InlineData(" ", 2, "BAD_USE")]
    public async Task A_false_token_is_not_kept(string token, int exit, string code)
    {
        var call = await RunAsync("login", "--token", token);

        call.Exit.ShouldBe(exit, call.ToString());
        call.Error.ShouldStartWith($"gc: {code}: ");
        File.Exists(CredentialsFile).ShouldBeFalse();
    }

    public void Dispose() => home.Dispose();

    private Task<Gc> RunAsync(params string[] args) => GcProcess.RunAsync(platform.Address, null, home, args);

    /// <summary>`gc login`, while its user opens the page at the browser, signs in and decides.</summary>
    private async Task<Gc> LoginAsync(string userName, string decision)
    {
        await platform.CreateUserAsync(userName);
        using var gc = GcProcess.Start(platform.Address, null, home, "login");
        await gc.SaysAsync("Waiting");
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = platform.Address };
        var visitor = await new WebVisitor(browser).SignInAsync(userName);
        var page = await visitor.SubmitAsync("/connect/verify", ("user_code", UserCode().Match(gc.Errors).Value));
        await visitor.SubmitAsync(page, ("decision", decision));
        return await gc.EndAsync();
    }

    private JsonNode Credential() => JsonNode.Parse(File.ReadAllText(CredentialsFile))![platform.Address.ToString()]!;

    /// <returns>The token that has run out.</returns>
    private string RunOut(string? refresh = null)
    {
        var all = JsonNode.Parse(File.ReadAllText(CredentialsFile))!;
        var kept = all[platform.Address.ToString()]!;
        kept["expires"] = DateTimeOffset.UnixEpoch.ToString("O", CultureInfo.InvariantCulture);
        kept["refresh"] = refresh ?? kept["refresh"]!.ToString();
        File.WriteAllText(CredentialsFile, all.ToJsonString());
        return kept["token"]!.ToString();
    }

    [GeneratedRegex(@"\d{4}-\d{4}-\d{4}", RegexOptions.NonBacktracking)]
    private static partial Regex UserCode();
}
