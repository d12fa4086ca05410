using System.Reflection;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.TestKit;
using GraphQL.Types;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;

namespace GrandChallenge.Contract.Tests;

/// <summary>Whatever a page can do or show, a program can too.</summary>
[Collection(OnePlatform.Name)]
public sealed class ReachTests(PlatformFixture platform)
{
    private const string WayIn = "a way in, for a person at a browser: forms count attempts, and letters link to pages";
    private const string Bytes = "a file, which the API names by its address";

    private static readonly Dictionary<string, string> PagesAlone = new()
    {
        ["Accounts.Register"] = WayIn,
        ["Accounts.ConfirmEmail"] = WayIn,
        ["Accounts.ConfirmNewEmail"] = WayIn,
        ["Accounts.ForgotPassword"] = WayIn,
        ["Accounts.ResetPassword"] = WayIn,
        ["Accounts.Login"] = WayIn,
        ["Accounts.LoginWithTwoFactor"] = WayIn,
        ["Accounts.LoginWithRecoveryCode"] = WayIn,
        ["Accounts.Logout"] = "ends a browser's session, which no program has",
        ["Accounts.GivenConsent"] = "a step of OAuth, in which the user himself must see what he allows",
        ["Accounts.GiveConsent"] = "a step of OAuth, in which the user himself must see what he allows",
        ["Challenges.ChallengeSettings"] = "the field challenge shows the same",
        ["Challenges.OpenChallenges"] = "the field challenges shows the same, asked for status OPEN",
        ["Challenges.ShowImage"] = Bytes,
        ["Evaluation.DownloadSubmission"] = Bytes,
        ["Evaluation.WholeLeaderboard"] = "the field leaderboard shows the same in pages",
    };

    [Fact]
    public void What_a_page_sends_is_a_field_too_or_a_named_exception()
    {
        var byPage = Modules.SelectMany(SentByPeople).ToHashSet();
        var byField = Fields.ToHashSet();

        byPage.Count.ShouldBeGreaterThan(50);
        byPage.Except(byField).Order().ShouldBe(PagesAlone.Keys.Order());
    }

    private IEnumerable<Assembly> Modules =>
        platform.Services.GetServices<ModuleContext>().Select(module => module.Module);

    private IEnumerable<string> Fields
    {
        get
        {
            var schema = platform.Services.GetRequiredService<ISchema>();
            return schema.Query.Fields.Concat(schema.Mutation!.Fields).Select(root => NameOf(root.Resolver!.GetType().GetGenericArguments()[0]));
        }
    }

    // Pages and endpoints: all that makes a request and is neither a handler, a field, a job nor the platform's own work.
    private static IEnumerable<string> SentByPeople(Assembly module)
    {
        var requests = module.GetTypes().Where(type => type.GetInterfaces().Any(IsRequest)).ToDictionary(type => type.FullName!, NameOf);
        using var read = ModuleDefinition.ReadModule(module.Location);
        return
        [
            .. from type in read.GetTypes()
               where IsPage(Outer(type)) || TakesHttp(Outer(type))
               from method in type.Methods
               where method.HasBody
               from instruction in method.Body.Instructions
               where instruction.Operand is MethodReference { Name: ".ctor" }
               let made = ((MethodReference)instruction.Operand).DeclaringType.FullName
               where requests.ContainsKey(made)
               select requests[made],
        ];
    }

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static bool IsPage(TypeDefinition type) => type.BaseType?.Name is "PageModel" or "Page" || type.BaseType?.Name.EndsWith("Page") == true;

    private static bool TakesHttp(TypeDefinition type) =>
        type.Methods.Concat(type.NestedTypes.SelectMany(nested => nested.Methods))
            .Any(method => method.Parameters.Any(parameter => parameter.ParameterType.Name is "HttpContext" or "IEndpointRouteBuilder"));

    private static bool IsRequest(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>);

    private static string NameOf(Type request) => $"{request.Assembly.GetName().Name!.Split('.')[1]}.{request.Name}";
}
