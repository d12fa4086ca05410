namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Squared distance along one axis: g(x) = min over sites q of f(q) + ((x − q) · spacing)², as the lower envelope of parabolas, exact and in linear time.
/// Felzenszwalb and Huttenlocher, Theory of Computing 8 (2012), doi:10.4086/toc.2012.v008a019. One object serves one thread.
/// </summary>
internal sealed class ParabolaEnvelope
{
    private readonly double[] _squares;
    private readonly double[] _halves;
    private readonly double _perSquare;
    private readonly int[] _sites;
    private readonly double[] _heights;
    private readonly double[] _from;
    private int _count;

    public ParabolaEnvelope(int length, double spacingMm)
    {
        _squares = AxisSquares.Of(length, spacingMm);
        _perSquare = 1 / (spacingMm * spacingMm);
        _halves = new double[length];
        for (var apart = 1; apart < length; apart++) _halves[apart] = 0.5 / apart;
        (_sites, _heights, _from) = (new int[length], new double[length], new double[length]);
    }

    /// <summary>Forgets all sites.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a site behind all that were added.</summary>
    /// <param name="site">Place on the axis.</param>
    /// <param name="height">Its value f, finite.</param>
    public void Add(int site, double height)
    {
        var lifted = height * _perSquare + (double)site * site;
        var from = double.NegativeInfinity;
        for (; _count > 0; _count--)
        {
            from = (lifted - _heights[_count - 1]) * _halves[site - _sites[_count - 1]];
            if (from > _from[_count - 1]) break;
            from = double.NegativeInfinity;
        }

        (_sites[_count], _heights[_count], _from[_count]) = (site, lifted, from);
        _count++;
    }

    /// <summary>Writes g for every place of the axis; infinity where there is no site.</summary>
    /// <param name="heights">f at each site that was added.</param>
    /// <param name="into">One value a place.</param>
    public void Evaluate(ReadOnlySpan<double> heights, Span<double> into)
    {
        if (_count == 0)
        {
            into.Fill(double.PositiveInfinity);
            return;
        }

        for (int piece = 0, x = 0; piece < _count; piece++)
        {
            var end = piece + 1 < _count ? Math.Min(into.Length, (int)Math.Floor(Math.Min(_from[piece + 1], into.Length)) + 1) : into.Length;
            var site = _sites[piece];
            var height = heights[site];
            for (; x < end; x++) into[x] = height + _squares[Math.Abs(x - site)];
        }
    }
}
