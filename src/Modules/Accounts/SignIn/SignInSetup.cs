using GrandChallenge.Accounts.Data;
using GrandChallenge.Web.Edges;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Accounts.SignIn;

internal static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services, AccountsSettings settings)
    {
        services.AddDataProtection()
            .SetApplicationName("grand-challenge")
            .PersistKeysToFileSystem(settings.OpenKeyFolder().CreateSubdirectory("protection"));
        services.AddHttpContextAccessor();
        services.AddSingleton<AttemptLimits>();
        services.AddScoped<PasswordProof>();
        services.AddScoped<Grants>();
        services.AddScoped<Session>();
        services.AddScoped<IUserClaimsPrincipalFactory<User>, UserPrincipals>();
        services.AddIdentityCore<User>(Configure)
            .AddSignInManager()
            .AddUserStore<UserStore>()
            .AddDefaultTokenProviders();
        foreach (var own in services.Where(s => s.ServiceType == typeof(IPasswordValidator<User>)).ToList())
            services.Remove(own);
        services.AddScoped<IPasswordValidator<User>, PasswordCheck>();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(24));
        AddSchemes(services);
        services.AddAuthorization();
    }

    private static void Configure(IdentityOptions options)
    {
        options.ClaimsIdentity.UserIdClaimType = Claims.UserId;
        options.ClaimsIdentity.UserNameClaimType = Claims.UserName;
        options.ClaimsIdentity.RoleClaimType = Claims.Role;
        options.SignIn.RequireConfirmedEmail = true;
        options.User.RequireUniqueEmail = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
    }

    private static void AddSchemes(IServiceCollection services)
    {
        const string byRequest = "by-request";
        services.AddAuthentication(byRequest)
            .AddPolicyScheme(byRequest, null, options => options.ForwardDefaultSelector =
                context => BearerHandler.IsAsked(context.Request) ? BearerHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "gc-session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            options.LoginPath = "/account/login";
            options.LogoutPath = "/account/logout";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = ValidateSessionAsync;
        });
    }

    // Asked on every request, for a single row: a session ends at once with its account, its password or its role.
    private static async Task ValidateSessionAsync(CookieValidatePrincipalContext context)
    {
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<User>>();
        if (await signIn.ValidateSecurityStampAsync(context.Principal) is { } user)
        {
            context.ReplacePrincipal(await signIn.CreateUserPrincipalAsync(user));
            return;
        }

        context.RejectPrincipal();
        await signIn.SignOutAsync();
    }
}
