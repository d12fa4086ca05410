namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>What a test holds against "no difference".</summary>
public enum Alternative
{
    /// <summary>The first is smaller or greater.</summary>
    TwoSided,

    /// <summary>The first is greater.</summary>
    Greater,

    /// <summary>The first is smaller.</summary>
    Less,
}
