namespace GrandChallenge.Application.Messaging;

/// <summary>Work that follows from a command, done by a worker after the commit, at least once. Its handler is a thin public door to an internal request.</summary>
public interface IJob;

/// <summary>The queue that a message waits in; without it "work". Each queue has its own number of places per worker.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueueAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>How many messages of a queue one worker handles at once.</summary>
public sealed record QueuePlaces(string Queue, int Places);
