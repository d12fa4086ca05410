using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Accounts.Features.AccessTokens;
using GrandChallenge.Accounts.Features.Applications;
using GrandChallenge.Accounts.Features.ChangeEmail;
using GrandChallenge.Accounts.Features.ChangePassword;
using GrandChallenge.Accounts.Features.CleanUp;
using GrandChallenge.Accounts.Features.ConfirmEmail;
using GrandChallenge.Accounts.Features.ConfirmNewEmail;
using GrandChallenge.Accounts.Features.Connect;
using GrandChallenge.Accounts.Features.CreateUser;
using GrandChallenge.Accounts.Features.DeleteAccount;
using GrandChallenge.Accounts.Features.ForgotPassword;
using GrandChallenge.Accounts.Features.Login;
using GrandChallenge.Accounts.Features.LoginWithRecoveryCode;
using GrandChallenge.Accounts.Features.LoginWithTwoFactor;
using GrandChallenge.Accounts.Features.Logout;
using GrandChallenge.Accounts.Features.Profile;
using GrandChallenge.Accounts.Features.Register;
using GrandChallenge.Accounts.Features.ResetPassword;
using GrandChallenge.Accounts.Features.SiteAdmins;
using GrandChallenge.Accounts.Features.TwoFactor;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Application;
using GrandChallenge.TestKit;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static GrandChallenge.Accounts.Tests.Right;

namespace GrandChallenge.Accounts.Tests;

/// <summary>Every request of the module against everyone who could send it.</summary>
[Collection(AccountsCollection.Name)]
public sealed class AuthorisationMatrixTests(PlatformFixture platform)
{
    private static readonly string[] AllScopes = ["read", "submit", "write"];

#pragma warning disable format // A table is read by its columns.
    //                                                                            stranger other  admin  owner  owner's token
    private static readonly Row[] Rows =
    [
        Row.Of(_ => new UserNames([Guid.CreateVersion7()]),                       May,     May,   May,   May,   May),
        Row.Of(_ => new FindUser("nobody-there"),                                 May,     May,   May,   May,   May),
        Row.Of(_ => new Register("", "", ""),                                     May,     May,   May,   May,   May),
        Row.Of(_ => new ConfirmEmail(Guid.CreateVersion7(), ""),                  May,     May,   May,   May,   May),
        Row.Of(_ => new ConfirmNewEmail(Guid.CreateVersion7(), ""),               May,     May,   May,   May,   May),
        Row.Of(_ => new ForgotPassword("nobody@example.org"),                     May,     May,   May,   May,   May),
        Row.Of(_ => new ResetPassword(Guid.CreateVersion7(), "", ""),             May,     May,   May,   May,   May),
        Row.Of(_ => new Login("nobody-there", "", false),                         May,     May,   May,   May,   May),
        Row.Of(_ => new LoginWithTwoFactor("", false),                            May,     May,   May,   May,   May),
        Row.Of(_ => new LoginWithRecoveryCode(""),                                May,     May,   May,   May,   May),
        Row.Of(_ => new Logout(),                                                 May,     May,   May,   May,   May),
        Row.Of(_ => new Me(),                                                     May,     May,   May,   May,   May),
        Row.Of(_ => new UpdateProfile("", "", ""),                                MayNot,  May,   May,   May,   May),
        Row.Of(_ => new ChangeEmail("new@example.org", ""),                       MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new WithdrawNewEmail(),                                       MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new ChangePassword("", ""),                                   MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new MyTwoFactor(),                                            MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new PrepareTwoFactor(),                                       MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new EnableTwoFactor("000000"),                                MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new RenewRecoveryCodes(),                                     MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new DisableTwoFactor(""),                                     MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new DeleteAccount(""),                                        MayNot,  May,   May,   May,   MayNot),
        Row.Of(_ => new MyAccessTokens(),                                         MayNot,  May,   May,   May,   May),
        Row.Of(_ => new CreateAccessToken("matrix", ["read"]),                    MayNot,  May,   May,   May,   MayNot),
        Row.Of(scene => new RevokeAccessToken(scene.Token),                       MayNot,  Hidden, Hidden, May, May),
        Row.Of(_ => new MyApplications(),                                         MayNot,  May,   May,   May,   May),
        Row.Of(_ => new RegisterApplication("matrix", default, [], ["read"]),     MayNot,  May,   May,   May,   MayNot),
        Row.Of(scene => new RemoveApplication(scene.Application),                 MayNot,  Hidden, Hidden, May, MayNot),
        Row.Of(_ => new GivenConsent("gc-cli", ["read"]),                         MayNot,  May,   May,   May,   MayNot),
        Row.Of(scene => new GiveConsent(scene.Client, ["read"]),                  MayNot,  May,   May,   May,   MayNot),
        Row.Of(scene => new WithdrawConsent(scene.Allowed),                       MayNot,  Hidden, Hidden, May, MayNot),
        Row.Of(_ => NewUser(),                                                    MayNot,  MayNot, May,  MayNot, MayNot),
        Row.Of(_ => new SiteAdminNames(),                                         MayNot,  MayNot, May,  MayNot, MayNot),
        Row.Of(_ => new SetSiteAdmin("nobody-there", true),                       MayNot,  MayNot, May,  MayNot, MayNot),
        Row.Of(_ => new SendMail(Guid.Empty, "", ""),                             MayNot,  MayNot, MayNot, MayNot, MayNot),
        Row.Of(_ => new CleanUp(),                                                MayNot,  MayNot, MayNot, MayNot, MayNot),
        Row.Of(_ => new SendLetter(Guid.Empty, default),                          MayNot,  MayNot, MayNot, MayNot, MayNot),
    ];
#pragma warning restore format

    [Fact]
    public void No_request_of_the_module_is_missing_from_the_matrix()
    {
        var requests = new[] { typeof(AccountsModule).Assembly, typeof(UserNames).Assembly }
            .SelectMany(assembly => assembly.DefinedTypes)
            .Where(type => !type.IsAbstract && type.ImplementedInterfaces.Any(
                i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)));

        requests.Select(type => type.Name).Order().ShouldBe(Rows.Select(row => row.Request.Name).Order());
    }

    [Fact]
    public async Task Everyone_may_what_the_matrix_says()
    {
        var other = await platform.CreateUserAsync("matrix-other");
        var admin = await platform.CreateUserAsync("matrix-admin", isSiteAdmin: true);
        var owner = await platform.CreateUserAsync("matrix-owner");
        var wrong = new List<string>();
        foreach (var row in Rows)
        {
            var scene = await SceneOf(owner);
            await CheckAsync(row, scene, "stranger", row.Stranger, _ => { });
            await CheckAsync(row, scene, "other user", row.Other, caller => caller.Become(other, isSiteAdmin: false));
            await CheckAsync(row, scene, "site admin", row.Admin, caller => caller.Become(admin, isSiteAdmin: true));
            await CheckAsync(row, scene, "owner", row.Owner, caller => caller.Become(owner, isSiteAdmin: false));
            await CheckAsync(
                row, await SceneOf(owner), "owner's token", row.Token,
                caller => caller.Become(owner, isSiteAdmin: false, AllScopes.ToHashSet()));
        }

        wrong.ShouldBeEmpty();

        async Task CheckAsync(Row row, Scene scene, string who, Right expected, Action<Caller> become)
        {
            if (await TryAsync(row, scene, become) is var right && right != expected)
                wrong.Add($"{row.Request.Name}, {who}: {right} instead of {expected}");
        }
    }

    private async Task<Right> TryAsync(Row row, Scene scene, Action<Caller> become)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = services };
        become(scope.ServiceProvider.GetRequiredService<Caller>());
        try
        {
            await row.Send(scope.ServiceProvider.GetRequiredService<IMediator>(), scene);
            return May;
        }
        catch (ForbiddenRefusal)
        {
            return MayNot;
        }
        catch (NotFoundRefusal)
        {
            return Hidden;
        }
        catch (Refusal)
        {
            return May;
        }
    }

    private static CreateConfirmedUser NewUser()
    {
        var name = "new-" + Guid.CreateVersion7().ToString("N")[^12..];
        return new CreateConfirmedUser(name, Users.AddressOf(name), Users.Password);
    }

    private async Task<Scene> SceneOf(Guid owner)
    {
        var token = await platform.SendAs(owner, new CreateAccessToken("matrix", ["read"]));
        var client = (await platform.SendAs(owner, new RegisterApplication("matrix", ApplicationKind.Machine, [], ["read"]))).ClientId;
        await platform.SendAs(owner, new GiveConsent(client, ["read"]));
        var application = (await platform.SendAs(owner, new MyApplications())).Own.Single(own => own.ClientId == client).Id;
        return new Scene(token.Id, application, client, application);
    }
}

internal enum Right
{
    May,

    /// <summary>403: he may know of it.</summary>
    MayNot,

    /// <summary>404: it is somebody else's.</summary>
    Hidden,
}

/// <summary>Things of the owner's that requests name.</summary>
internal sealed record Scene(Guid Token, Guid Application, string Client, Guid Allowed);

internal sealed record Row(Type Request, Func<IMediator, Scene, Task> Send, Right Stranger, Right Other, Right Admin, Right Owner, Right Token)
{
    public static Row Of<TResult>(Func<Scene, IRequest<TResult>> make, Right stranger, Right other, Right admin, Right owner, Right token) =>
        new(
            make(new Scene(default, default, "", default)).GetType(), (mediator, scene) => mediator.Send(make(scene)),
            stranger, other, admin, owner, token);
}
