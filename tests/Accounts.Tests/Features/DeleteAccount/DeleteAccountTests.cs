using System.Net;
using GrandChallenge.Accounts.Contracts;
using GrandChallenge.TestKit;
using Npgsql;

namespace GrandChallenge.Accounts.Tests.Features.DeleteAccount;

[Collection(AccountsCollection.Name)]
public sealed class DeleteAccountTests(PlatformFixture platform)
{
    private static readonly string[] Personal = ["vanishing", "Quetzal Xylander", "University of Nowhere-at-all", "laptop-of-quetzal", "app-of-quetzal"];

    [Fact]
    public async Task Nothing_personal_is_left_in_any_table_but_the_pseudonym()
    {
        var id = await platform.CreateUserAsync("vanishing");
        var visitor = await WebVisitor.To(platform).SignInAsync("vanishing");
        await visitor.SubmitAsync("/account/profile", ("FullName", Personal[1]), ("Institution", Personal[2]), ("Country", "NL"));
        await visitor.SubmitAsync("/account/tokens", ("Name", Personal[3]), ("Days", "0"));
        await visitor.SubmitAsync("/account/applications", ("Name", Personal[4]), ("Kind", "Machine"));
        await visitor.SubmitAsync("/account/forgot-password", ("Email", Users.AddressOf("vanishing")));
        await platform.MailAsync(Users.AddressOf("vanishing"), "Set a new password");
        (await TracesAsync()).ShouldNotBeEmpty();

        (await visitor.SubmitAsync("/account/delete", ("Password", "not the password"))).Text.ShouldContain("not your password");
        (await visitor.SubmitAsync("/account/delete", ("Password", Users.Password))).Address.AbsolutePath.ShouldBe("/");

        (await TracesAsync()).ShouldBeEmpty();
        (await platform.SendAsSystem(new UserNames([id])))[id].ShouldStartWith("deleted-");
        (await platform.SendAsSystem(new FindUser("vanishing"))).ShouldBeNull();
    }

    [Fact]
    public async Task Sessions_tokens_and_the_password_end_with_the_account_and_its_names_are_free_again()
    {
        var id = await platform.CreateUserAsync("leaving");
        var client = await platform.CreateClientAsync(id);
        (await client.GetAsync("/account/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var other = await WebVisitor.To(platform).SignInAsync("leaving");
        var visitor = await WebVisitor.To(platform).SignInAsync("leaving");

        await visitor.SubmitAsync("/account/delete", ("Password", Users.Password));

        (await other.OpenAsync("/account/profile")).Address.AbsolutePath.ShouldBe("/account/login");
        (await client.GetAsync("/account/profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Should.ThrowAsync<InvalidOperationException>(WebVisitor.To(platform).SignInAsync("leaving"));
        await platform.CreateUserAsync("leaving");
    }

    // Reads every row of every table of every schema as text; what is kept as bytes shows up as hexadecimal digits.
    private async Task<List<string>> TracesAsync()
    {
        await using var source = NpgsqlDataSource.Create(platform.ConnectionString);
        var tables = new List<string>();
        await using (var command = source.CreateCommand(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        tables.ShouldContain("accounts.users");

        var traces = new List<string>();
        foreach (var table in tables)
        {
            await using var command = source.CreateCommand(
                $"SELECT count(*) FROM {table} AS t, unnest($1) AS word WHERE t::text ILIKE '%' || word || '%' "
                + "OR t::text ILIKE '%' || encode(convert_to(word, 'UTF8'), 'hex') || '%'");
            command.Parameters.Add(new NpgsqlParameter { Value = Personal });
            if ((long)(await command.ExecuteScalarAsync())! > 0)
                traces.Add(table);
        }

        return traces;
    }
}
