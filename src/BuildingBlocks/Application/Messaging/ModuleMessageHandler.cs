using System.Reflection;
using GrandChallenge.Application.Dispatch;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace GrandChallenge.Application.Messaging;

/// <summary>Hands a message to the modules' public doors for it: <c>public static Task Handle(TMessage, Dispatcher, CancellationToken)</c>.</summary>
internal static class ModuleMessageHandler
{
    public static IMessageHandler For(Type message, IEnumerable<MethodInfo> handles) =>
        (IMessageHandler)Activator.CreateInstance(typeof(ModuleMessageHandler<>).MakeGenericType(message), handles)!;
}

/// <summary>Written by hand, so that no process of ours compiles code at its start. Where several modules listen, one that fails makes all hear it again.</summary>
internal sealed class ModuleMessageHandler<TMessage>(IEnumerable<MethodInfo> handles) : MessageHandler<TMessage>
{
    private readonly Func<TMessage, Dispatcher, CancellationToken, Task>[] doors =
        [.. handles.Select(handle => handle.CreateDelegate<Func<TMessage, Dispatcher, CancellationToken, Task>>())];

    protected override async Task HandleAsync(TMessage message, MessageContext context, CancellationToken cancellation)
    {
        var dispatcher = context.Runtime.Services.GetRequiredService<Dispatcher>();
        foreach (var door in doors)
            await door(message, dispatcher, cancellation);
    }
}
