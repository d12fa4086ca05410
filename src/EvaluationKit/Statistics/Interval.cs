using System.Runtime.InteropServices;

namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>A confidence interval with both ends, in the unit of what it was made from. NaN where it is undefined.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Neither end has a value.</summary>
    public static Interval Undefined => new(double.NaN, double.NaN);
}
