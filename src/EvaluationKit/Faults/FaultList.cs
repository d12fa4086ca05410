namespace GrandChallenge.EvaluationKit.Faults;

/// <summary>
/// Collects what is wrong, so that a participant hears of all of it at once. Safe for several threads.
/// Of a file the first thousand faults are kept and the rest counted: a hostile table must not fill the memory with sentences.
/// </summary>
public sealed class FaultList
{
    private const int KeptPerFile = 1000;

    private readonly Lock gate = new();
    private readonly List<Fault> kept = [];
    private readonly Dictionary<string, int> perFile = [];
    private readonly HashSet<Side> sides = [];

    /// <summary>Number of faults, kept or not.</summary>
    public long Count { get; private set; }

    /// <summary>Whether anything is wrong on that side.</summary>
    public bool Blames(Side side)
    {
        lock (gate) return sides.Contains(side);
    }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty
    {
        get { lock (gate) return Count == 0; }
    }

    /// <summary>Notes a fault.</summary>
    public void Add(Fault fault)
    {
        lock (gate)
        {
            Count++;
            sides.Add(fault.Side);
            var ofFile = perFile[fault.File ?? ""] = perFile.GetValueOrDefault(fault.File ?? "") + 1;
            if (ofFile <= KeptPerFile) kept.Add(fault);
        }
    }

    /// <summary>Does what may fail on a file; its fault is noted and the answer is then the default of the type.</summary>
    public T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FaultException found)
        {
            Add(found.Fault);
            return default;
        }
    }

    /// <summary>The kept faults by file, row, column and case: in the same order on every run.</summary>
    public IReadOnlyList<Fault> InOrder()
    {
        lock (gate)
        {
            return
            [
                .. kept.OrderBy(fault => fault.Side)
                    .ThenBy(fault => fault.File, StringComparer.Ordinal)
                    .ThenBy(fault => fault.Row)
                    .ThenBy(fault => fault.Column, StringComparer.Ordinal)
                    .ThenBy(fault => fault.Case, StringComparer.Ordinal)
                    .ThenBy(fault => fault.Problem, StringComparer.Ordinal),
            ];
        }
    }
}
