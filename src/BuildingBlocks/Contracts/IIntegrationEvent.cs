namespace GrandChallenge.Contracts;

/// <summary>News in the past tense from one module to the others. Serialised as JSON and delivered at least once.</summary>
public interface IIntegrationEvent;
