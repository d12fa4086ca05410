namespace GrandChallenge.DemoData;

/// <summary>A made-up detector: what it sees, where it errs and how sure it says it is.</summary>
/// <param name="Name">Name of its submission file.</param>
/// <param name="Stream">Its own stream of random numbers.</param>
/// <param name="Skill">Log-odds of seeing a nodule of 7 mm.</param>
/// <param name="SizeGain">How much the log-odds grow as the diameter doubles.</param>
/// <param name="FalseMarksPerScan">Mean number of marks where there is nothing.</param>
/// <param name="Separation">Distance between the mean log-odds it reports for nodules and for false marks.</param>
/// <param name="OffCentre">Standard deviation of a mark's distance from the centre along an axis, as a share of the radius.</param>
/// <param name="Overconfidence">Factor on the log-odds it reports; 1 is calibrated, more is too sure.</param>
internal sealed record Detector(
    string Name, ulong Stream, double Skill, double SizeGain, double FalseMarksPerScan, double Separation, double OffCentre, double Overconfidence)
{
    // Standard deviation of the reported log-odds about their mean.
    private const double Doubt = 1.4;

    public static Detector[] All { get; } =
    [
        new("baseline", 11, Skill: 0.7, SizeGain: 1.1, FalseMarksPerScan: 9, Separation: 2.2, OffCentre: 0.35, Overconfidence: 2.2),
        new("two-stage", 12, Skill: 1.7, SizeGain: 0.9, FalseMarksPerScan: 7, Separation: 3.0, OffCentre: 0.25, Overconfidence: 1.5),
        new("ensemble", 13, Skill: 2.9, SizeGain: 0.7, FalseMarksPerScan: 5, Separation: 3.8, OffCentre: 0.18, Overconfidence: 1),
    ];

    /// <summary>The marks on all scans with their probabilities, in the order of the scans.</summary>
    public IEnumerable<(Sphere At, double Probability)> Marks(Chests chests, ulong seed)
    {
        var draws = new Draws(seed, Stream);
        foreach (var scan in chests.Scans)
        {
            foreach (var nodule in chests.Nodules.Where(nodule => nodule.Scan == scan))
            {
                var sees = Skill + (SizeGain * Math.Log2(nodule.DiameterMm / 7));
                if (draws.Uniform() < Probability(sees))
                    yield return (Near(nodule, draws), Probability(Overconfidence * (sees + (Doubt * draws.Normal()))));
            }

            foreach (var finding in chests.SmallFindings.Where(finding => finding.Scan == scan && draws.Uniform() < 0.3))
                yield return (Near(finding with { DiameterMm = 5 }, draws), Probability(Overconfidence * (Skill - 2 + (Doubt * draws.Normal()))));
            for (var left = draws.Poisson(FalseMarksPerScan); left > 0; left--)
                yield return (Chests.InLung(draws, scan, 0), Probability(Overconfidence * (Skill - Separation + (Doubt * draws.Normal()))));
        }
    }

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private Sphere Near(Sphere sphere, Draws draws)
    {
        var spread = OffCentre * sphere.DiameterMm / 2;
        return sphere with
        {
            X = sphere.X + (spread * draws.Normal()),
            Y = sphere.Y + (spread * draws.Normal()),
            Z = sphere.Z + (spread * draws.Normal()),
        };
    }
}
