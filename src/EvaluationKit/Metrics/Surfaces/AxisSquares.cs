namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Squares in mm² of distances of 0, 1, 2 … steps along an axis, rounded as (steps · spacing)², so that a distance of whole steps along one axis is met exactly.</summary>
internal static class AxisSquares
{
    public static double[] Of(int steps, double spacingMm)
    {
        var squares = new double[steps];
        for (var step = 0; step < steps; step++) squares[step] = step * spacingMm * (step * spacingMm);
        return squares;
    }
}
