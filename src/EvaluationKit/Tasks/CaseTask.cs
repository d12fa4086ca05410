using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Output;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>
/// A task that compares a prediction with the truth case by case: load, validate, pair, score, aggregate. Every step can be replaced or extended.
/// </summary>
/// <typeparam name="TSelf">The task itself, so that calls can be chained.</typeparam>
/// <typeparam name="TTruth">What the truth has for a case.</typeparam>
/// <typeparam name="TPrediction">What a submission has for a case.</typeparam>
/// <typeparam name="TCase">What is made of both and measured.</typeparam>
public abstract partial class CaseTask<TSelf, TTruth, TPrediction, TCase> : EvaluationTask
    where TSelf : CaseTask<TSelf, TTruth, TPrediction, TCase>
{
    /// <summary>Evaluates the cases in parallel. The result does not depend on the number of threads.</summary>
    public override EvaluationResult? Evaluate(TaskRun run)
    {
        if (defaultsWanted && measures.Count + overall.Count == 0) AddDefaultMeasures();
        var here = run.In(folder);
        var pairs = Pair(here);
        var scored = new ScoredCase?[pairs.Count];
        var progress = new Progress(run.Progress, pairs.Count);
        Parallel.For(0, pairs.Count, new ParallelOptions { MaxDegreeOfParallelism = run.Threads }, at =>
        {
            scored[at] = ScoreOne(pairs[at], here.Faults);
            progress.Step();
        });
        var groups = here.Faults.Try(() => grouping?.Read(here.GroundTruth, here.Faults));
        if (!here.Faults.IsEmpty) return null;
        var result = Gather([.. scored.Select(one => one!)], groups, here.Faults);
        return here.Faults.IsEmpty ? aggregate(result) : null;
    }

    /// <summary>Makes of both sides what is measured: one part, or one for each of <see cref="PartNames"/>.</summary>
    protected abstract IReadOnlyList<TCase> Prepare(string id, TTruth truth, TPrediction prediction);

    /// <summary>What is empty about a case; it decides what an undefined value means.</summary>
    protected virtual Emptiness EmptinessOf(TCase scored) => Emptiness.Neither;

    /// <summary>Names of the parts that a case is measured in, such as labels; none where it is measured as a whole.</summary>
    protected virtual IReadOnlyList<string> PartNames => [];

    /// <summary>Chooses metrics where the organiser has chosen none.</summary>
    protected abstract void AddDefaultMeasures();

    private IReadOnlyList<CasePair<TTruth, TPrediction>> Pair(TaskRun run)
    {
        var truths = run.Faults.Try(() => loadTruth(run.GroundTruth, run.Faults));
        var predictions = run.Faults.Try(() => loadPredictions(run.Submission, run.Faults));
        // A side that cannot be read is one fault, not one for each case.
        return truths is null || predictions is null ? [] : pair(truths, predictions, run.Faults);
    }

    private ScoredCase? ScoreOne(CasePair<TTruth, TPrediction> pair, FaultList faults)
    {
        var truth = faults.Try(() => new Loaded<TTruth>(pair.Truth.Load()));
        var prediction = faults.Try(() => new Loaded<TPrediction>(pair.Prediction.Load()));
        if (truth is null || prediction is null) return null;
        foreach (var validate in validators)
            validate(pair, truth.Value, prediction.Value, faults);
        // After the first fault nothing will be scored, but every file is still read and checked.
        if (!faults.IsEmpty) return null;

        var parts = Prepare(pair.Id, truth.Value, prediction.Value);
        var undefined = new List<UndefinedValue>();
        var values = measures.SelectMany(measure => Values(measure, pair.Id, parts, undefined, faults)).ToList();
        return new ScoredCase(new CaseScores(pair.Id, values), undefined, overall.Count > 0 ? parts : []);
    }

    private EvaluationResult Gather(IReadOnlyList<ScoredCase> scored, IReadOnlyList<CaseGroup>? groups, FaultList faults)
    {
        var undefined = scored.SelectMany(one => one.Undefined).ToList();
        var cases = scored.Select(one => one.Scores).ToList();
        var aggregates = Describe(cases);
        TCase[] all = [.. scored.SelectMany(one => one.Parts)];
        foreach (var measure in overall)
        {
            var empty = all.Length == 0 ? Emptiness.Both : Emptiness.Neither;
            var score = new Score(measure.Name, measure.Value(all), measure.Worst(all), empty);
            aggregates.Add(new(measure.Name, Aggregate.Of(Resolve(score, null, undefined, faults))));
        }

        return new EvaluationResult
        {
            Cases = casesHidden ? [] : cases,
            Aggregates = aggregates,
            Definitions =
            [
                .. Written.Select(metric => KeyValuePair.Create(metric.Name, metric.Definition)),
                .. overall.Select(measure => KeyValuePair.Create(measure.Name, measure.Definition)),
            ],
            Undefined = undefined,
            Groups = [.. (groups ?? []).Select(group => new GroupAggregates(group.Column, group.Value, Describe(cases.FindAll(one => group.Cases.Contains(one.Id)))))],
        };
    }

    private List<KeyValuePair<string, Aggregate>> Describe(List<CaseScores> cases) =>
        [.. Written.Select(metric => KeyValuePair.Create(metric.Name, Aggregate.Of([.. cases.Select(one => one[metric.Name])], metric.IsCount)))];

    private sealed record ScoredCase(CaseScores Scores, List<UndefinedValue> Undefined, IReadOnlyList<TCase> Parts);

    private sealed record Loaded<T>(T Value);
}
