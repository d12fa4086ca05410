using System.Reflection;
using GrandChallenge.Contracts;
using JasperFx;
using JasperFx.CodeGeneration;
using Microsoft.Extensions.Hosting;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Postgresql;

namespace GrandChallenge.Application.Messaging;

public static class MessagingSetup
{
    /// <summary>Wires Wolverine over PostgreSQL: every job and event waits in a durable queue; workers take them, the web only writes them.</summary>
    /// <param name="modules">Assemblies of the modules, searched for message types and their public static handlers.</param>
    public static void AddMessaging(
        this IHostApplicationBuilder builder, string connectionString, HostRole role, bool migrates,
        IReadOnlyCollection<Assembly> modules, IReadOnlyCollection<QueuePlaces> places) =>
        builder.UseWolverine(options =>
        {
            options.ServiceName = "grandchallenge";
            options.UsePostgresqlPersistenceAndTransport(connectionString, "messages", transportSchema: "messages")
                .EnableQueueNotifications();
            options.AutoBuildMessageStorageOnStartup = migrates ? AutoCreate.CreateOrUpdate : AutoCreate.None;
            options.DefaultExecutionTimeout = TimeSpan.FromDays(2);
            options.Policies.UseDurableInboxOnAllListeners();
            options.Policies.UseDurableOutboxOnAllSendingEndpoints();
            LetDeadNodesGoSoon(options.Durability);
            DecideOnErrors(options.Policies);

            options.Discovery.DisableConventionalDiscovery();
            options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            var messages = modules.SelectMany(Handles).ToLookup(handle => handle.GetParameters()[0].ParameterType);
            foreach (var message in messages)
            {
                options.AddMessageHandler(message.Key, ModuleMessageHandler.For(message.Key, message));
                options.PublishMessage(message.Key).ToPostgresqlQueue(QueueOf(message.Key));
            }

            if (role == HostRole.Web)
                return;
            foreach (var queue in messages.Select(message => QueueOf(message.Key)).Distinct())
                Listen(options, queue, places.SingleOrDefault(place => place.Queue == queue)?.Places ?? 4);
        });

    private static IEnumerable<MethodInfo> Handles(Assembly module) =>
        module.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name == "Handle" && method.GetParameters() is [{ ParameterType: var message }, ..] && IsMessage(message));

    private static bool IsMessage(Type type) => type.IsAssignableTo(typeof(IJob)) || type.IsAssignableTo(typeof(IIntegrationEvent));

    private static string QueueOf(Type message) => message.GetCustomAttribute<QueueAttribute>()?.Name ?? "work";

    // A worker takes no more than it can start: a dead one must not hold what others could do.
    private static void Listen(WolverineOptions options, string queue, int places) =>
        options.ListenToPostgresqlQueue(queue)
            .MaximumMessagesToReceive(places)
            .MaximumParallelMessages(places)
            .PollingInterval(TimeSpan.FromMilliseconds(250));

    private static void LetDeadNodesGoSoon(DurabilitySettings durability)
    {
        durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(20);
        durability.HealthCheckPollingTime = TimeSpan.FromSeconds(5);
        durability.NodeReassignmentPollingTime = TimeSpan.FromSeconds(5);
        durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(5);
    }

    // Soon at first, then every three hours.
    private static readonly TimeSpan[] TwoDays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
        .. Enumerable.Repeat(TimeSpan.FromHours(3), 16),
    ];

    private static void DecideOnErrors(IPolicies policies)
    {
        policies.OnException<Refusal>().MoveToErrorQueue();
        policies.OnException<ServerAwayException>().ScheduleRetry(TwoDays);
        policies.OnAnyException()
            .RetryWithCooldown(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1))
            .Then.ScheduleRetry(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2));
    }
}
