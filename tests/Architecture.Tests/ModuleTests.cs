using System.Reflection;
using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using NetArchTest.Rules;

namespace GrandChallenge.Architecture.Tests;

public sealed class ModuleTests
{
    private static readonly string[] Machinery = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Wolverine", "Docker.DotNet", "MediatR", "Npgsql"];

    public static TheoryData<string> Modules => [.. House.Modules];

    [Theory]
    [MemberData(nameof(Modules))]
    public void The_domain_knows_no_machinery(string module)
    {
        // Accounts' user is ASP.NET Core Identity's: its store and its password hasher ask for that type.
        var machinery = module == "Accounts" ? Machinery.Except(["Microsoft.AspNetCore"]).ToArray() : Machinery;
        var result = Types.InAssembly(House.AssemblyOf(module)).That().ResideInNamespace($"GrandChallenge.{module}.Domain")
            .ShouldNot().HaveDependencyOnAny(machinery).GetResult();
        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_shows_its_door_its_jobs_and_nothing_else(string module)
    {
        var exported = House.AssemblyOf(module).GetExportedTypes();
        var door = exported.Where(type =>
            type.IsAssignableTo(typeof(IModule))
            || type.IsAssignableTo(typeof(IJob))
            || type.Name.EndsWith("Settings", StringComparison.Ordinal)
            || type.GetMethod("Handle", BindingFlags.Public | BindingFlags.Static) is not null
            || type.FullName!.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal)
            || type.IsAssignableTo(typeof(Migration))).ToList();
        var carried = door.SelectMany(type => type.GetProperties()).Select(property => property.PropertyType);
        var shown = exported.Except(door).Except(carried);
        shown.Select(type => type.FullName).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Handlers_are_internal_and_sealed(string module)
    {
        var handlers = House.AssemblyOf(module).GetTypes().Where(type =>
            type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)));
        handlers.Where(type => type.IsVisible || !type.IsSealed).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Slices_meet_by_their_requests_alone(string module)
    {
        var inner = House.AssemblyOf(module).GetTypes().Where(type => SliceOf(module, type) is not null and not "Shared" && IsInner(type)).ToList();
        var offenders = new List<string>();
        foreach (var slice in inner.Select(type => SliceOf(module, type)).Distinct())
        {
            var others = inner.Where(type => SliceOf(module, type) != slice).Select(type => type.FullName!).ToArray();
            var result = Types.InAssembly(House.AssemblyOf(module)).That().ResideInNamespaceMatching($"^GrandChallenge\\.{module}\\.Features\\.{slice}(\\..*)?$")
                .ShouldNot().HaveDependencyOnAny(others).GetResult();
            offenders.AddRange(result.FailingTypeNames ?? []);
        }

        inner.ShouldNotBeEmpty();
        offenders.ShouldBeEmpty();
    }

    private static string? SliceOf(string module, Type type)
    {
        var prefix = $"GrandChallenge.{module}.Features.";
        return type.Namespace?.StartsWith(prefix, StringComparison.Ordinal) == true ? type.Namespace[prefix.Length..].Split('.')[0] : null;
    }

    // What a slice keeps to itself: handlers, validators, pages and fields. Its requests and their results are its door.
    private static bool IsInner(Type type) =>
        type.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel))
        || type.IsAssignableTo(typeof(Web.GraphQL.IGraphQLField))
        || type.IsAssignableTo(typeof(FluentValidation.IValidator))
        || type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>));

    [Theory]
    [MemberData(nameof(Modules))]
    public void Commands_and_queries_speak_the_houses_words(string module)
    {
        var requests = House.AssemblyOf(module).GetTypes().Where(type => type is { IsInterface: false, IsAbstract: false } && type.GetInterfaces().Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)));
        requests.Where(type => !type.GetInterfaces().Any(IsOurs)).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_context_maps_its_own_schema_alone(string module)
    {
        var type = House.AssemblyOf(module).GetTypes().Single(t => t.IsSubclassOf(typeof(ModuleDbContext)));
        var builderType = typeof(DbContextOptionsBuilder<>).MakeGenericType(type);
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(builderType)!;
        builder.UseNpgsql("Host=nowhere").UseSnakeCaseNamingConvention();
        using var context = (ModuleDbContext)Activator.CreateInstance(type, builder.Options)!;
        context.Model.GetEntityTypes().Select(entity => entity.GetSchema()).Distinct().ShouldBe([module.ToLowerInvariant()]);
    }

    private static bool IsOurs(Type contract) => contract.IsGenericType
        && contract.GetGenericTypeDefinition() is var open
        && (open == typeof(ICommand<>) || open == typeof(IQuery<>) || open == typeof(IProcess<>));
}
