using MathNet.Numerics.Distributions;

namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>Confidence intervals of a share, such as a sensitivity: <c>successes</c> of <c>trials</c>. Undefined for no trials.</summary>
public static class Proportions
{
    /// <summary>Wilson's score interval. Source: Wilson, JASA 22 (1927) 209-212, doi:10.1080/01621459.1927.10502953.</summary>
    public static Interval Wilson(int successes, int trials, double confidence = 0.95) =>
        WilsonAt(Normal.InvCDF(0, 1, 1 - Bootstrap.Tail(confidence)), successes, trials);

    /// <summary>Wilson's score interval at a deviate of the normal distribution, such as 1.96.</summary>
    public static Interval WilsonAt(double deviate, int successes, int trials)
    {
        Check(successes, trials);
        if (trials == 0) return Interval.Undefined;
        double share = successes / (double)trials, squared = deviate * deviate;
        var centre = (successes + (squared / 2)) / (trials + squared);
        var half = deviate / (trials + squared) * Math.Sqrt((trials * share * (1 - share)) + (squared / 4));
        return new(successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }

    /// <summary>
    /// The exact interval from the binomial distribution, ends to 1e-12. Source: Clopper and Pearson, Biometrika 26 (1934) 404-413,
    /// doi:10.1093/biomet/26.4.404.
    /// </summary>
    public static Interval ClopperPearson(int successes, int trials, double confidence = 0.95)
    {
        Check(successes, trials);
        var tail = Bootstrap.Tail(confidence);
        if (trials == 0) return Interval.Undefined;
        return new(
            successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, tail),
            successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - tail));
    }

    private static void Check(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, successes);
    }
}
