using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>What one side has for one case. It is loaded when the case is scored, so that images need not all be in memory.</summary>
/// <typeparam name="T">An image, the rows of a case, a value.</typeparam>
/// <param name="Id">Id of the case; the same on both sides.</param>
/// <param name="Load">Loads it; may throw a <see cref="FaultException"/>.</param>
public sealed record Item<T>(string Id, Func<T> Load)
{
    /// <summary>The file it lies in, for messages.</summary>
    public string? File { get; init; }
}

/// <summary>Finds the cases of one side and how each is loaded.</summary>
/// <param name="folder">Where to look; it knows whose it is.</param>
/// <param name="faults">Takes what is wrong; a fault of everything is thrown.</param>
public delegate IReadOnlyList<Item<T>> Loader<T>(SourceFolder folder, FaultList faults);
