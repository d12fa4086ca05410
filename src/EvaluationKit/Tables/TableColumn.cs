using System.Globalization;
using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Tables;

/// <summary>What a column must hold. A value may only be missing where the column is <see cref="Optional"/>.</summary>
public sealed record TableColumn
{
    private TableColumn(string name) => Name = name;

    /// <summary>Name in the header; capitals and small letters differ.</summary>
    public string Name { get; }

    /// <summary>Values may be missing, and so may the whole column.</summary>
    public bool Optional { get; init; }

    private bool IsNumber { get; init; }

    private bool IsWhole { get; init; }

    private double Lowest { get; init; } = double.NegativeInfinity;

    private double Highest { get; init; } = double.PositiveInfinity;

    private IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Any text that is not empty.</summary>
    public static TableColumn Text(string name) => new(name);

    /// <summary>One of some words, compared exactly.</summary>
    public static TableColumn Label(string name, params IEnumerable<string> labels) => new(name) { Labels = [.. labels] };

    /// <summary>A finite number with a decimal point.</summary>
    /// <param name="name">Name in the header.</param>
    /// <param name="lowest">Smallest value that is right.</param>
    /// <param name="highest">Largest value that is right.</param>
    public static TableColumn Number(string name, double lowest = double.NegativeInfinity, double highest = double.PositiveInfinity) =>
        new(name) { IsNumber = true, Lowest = lowest, Highest = highest };

    /// <summary>A whole number.</summary>
    /// <param name="name">Name in the header.</param>
    /// <param name="lowest">Smallest value that is right.</param>
    /// <param name="highest">Largest value that is right.</param>
    public static TableColumn Whole(string name, double lowest = double.NegativeInfinity, double highest = double.PositiveInfinity) =>
        new(name) { IsNumber = true, IsWhole = true, Lowest = lowest, Highest = highest };

    /// <summary>What would be right, as the wish of a fault.</summary>
    public string Wish
    {
        get
        {
            if (Labels.Count > 0) return $"write one of {Quoted.List([.. Labels], 20)}";
            if (!IsNumber) return "write a value";
            var kind = IsWhole ? "a whole number" : "a number with a decimal point";
            return (double.IsFinite(Lowest), double.IsFinite(Highest)) switch
            {
                (true, true) => FormattableString.Invariant($"write {kind} from {Lowest} to {Highest}"),
                (true, false) => FormattableString.Invariant($"write {kind} of at least {Lowest}"),
                (false, true) => FormattableString.Invariant($"write {kind} of at most {Highest}"),
                _ => $"write {kind}",
            };
        }
    }

    internal static double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    /// <summary>Checks every value and notes what is wrong with it.</summary>
    internal void Check(Table table, FaultList faults)
    {
        var labels = Labels.Count > 0 ? new HashSet<string>(Labels, StringComparer.Ordinal) : null;
        var numbers = IsNumber ? new double[table.Count] : null;
        for (var index = 0; index < table.Count; index++)
        {
            var text = table.Text(index, Name);
            var number = numbers is null ? 0 : numbers[index] = Parse(text);
            var problem = text.Length == 0 ? (Optional ? null : "the value is missing") : Problem(text, number, labels);
            if (problem is not null) faults.Add(table.File.FaultAt(table.RowNumber(index), Name, problem, Wish));
        }

        if (numbers is not null) table.Keep(Name, numbers);
    }

    private string? Problem(string text, double number, HashSet<string>? labels)
    {
        if (labels is not null && !labels.Contains(text)) return $"{Quoted.Of(text)} is none of the labels";
        if (!IsNumber) return null;
        if (!double.IsFinite(number)) return $"{Quoted.Of(text)} is not a finite number";
        if (IsWhole && number != Math.Floor(number)) return $"{Quoted.Of(text)} is not a whole number";
        return number < Lowest || number > Highest ? $"{Quoted.Of(text)} is out of range" : null;
    }
}
