namespace GrandChallenge.EvaluationKit.Statistics;

internal static class Paired
{
    /// <exception cref="ArgumentException">The two have different lengths.</exception>
    public static void SameLength(int first, string firstName, int second, string secondName)
    {
        if (first != second)
            throw new ArgumentException($"{firstName} has {first} values and {secondName} {second}; each needs one for every case.", secondName);
    }

    /// <exception cref="ArgumentException">A value is NaN.</exception>
    public static void NoNaN(ReadOnlySpan<double> values, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                throw new ArgumentException($"{name}[{i}] is not a number.", name);
        }
    }
}
