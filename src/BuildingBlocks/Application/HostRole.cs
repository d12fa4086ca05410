namespace GrandChallenge.Application;

/// <summary>What a process of the platform does: answers requests, works off messages, or both.</summary>
public enum HostRole
{
    All,
    Web,
    Worker,
}
