namespace GrandChallenge.EvaluationKit.Faults;

/// <summary>A file cannot be used. It ends the reading of that file; <see cref="FaultList.Try"/> collects it and the others are read all the same.</summary>
/// <param name="fault">What is wrong.</param>
public sealed class FaultException(Fault fault) : Exception(fault.ToString())
{
    /// <summary>What is wrong.</summary>
    public Fault Fault { get; } = fault;
}
