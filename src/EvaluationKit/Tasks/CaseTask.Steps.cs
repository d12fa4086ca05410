using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Output;

namespace GrandChallenge.EvaluationKit.Tasks;

public abstract partial class CaseTask<TSelf, TTruth, TPrediction, TCase>
{
    private readonly List<Measure<TCase>> measures = [];
    private readonly List<Measure<IReadOnlyList<TCase>>> overall = [];
    private readonly List<Action<CasePair<TTruth, TPrediction>, TTruth, TPrediction, FaultList>> validators = [];
    private readonly Dictionary<string, UndefinedPolicy> policies = [];
    private Loader<TTruth> loadTruth = (_, _) => [];
    private Loader<TPrediction> loadPredictions = (_, _) => [];
    private Pairing<TTruth, TPrediction> pair = CasePairing.Exact;
    private Func<EvaluationResult, EvaluationResult> aggregate = result => result;
    private UndefinedPolicy policy = UndefinedPolicy.Default;
    private Grouping? grouping;
    private string? folder;
    private bool casesHidden;
    private bool defaultsWanted = true;

    /// <summary>The measures of a case, in the order in which they are written.</summary>
    protected IReadOnlyList<Measure<TCase>> Measures => measures;

    private TSelf Self => (TSelf)this;

    /// <summary>Replaces how the truth is found and loaded.</summary>
    public TSelf LoadTruth(Loader<TTruth> loader) => With(() => loadTruth = loader);

    /// <summary>Replaces how the predictions are found and loaded.</summary>
    public TSelf LoadPredictions(Loader<TPrediction> loader) => With(() => loadPredictions = loader);

    /// <summary>Replaces how truths and predictions are paired; see <see cref="CasePairing"/>.</summary>
    public TSelf PairBy(Pairing<TTruth, TPrediction> pairing) => With(() => pair = pairing);

    /// <summary>Adds a check of a pair before it is scored.</summary>
    public TSelf Validate(Action<CasePair<TTruth, TPrediction>, TTruth, TPrediction, FaultList> validator) => With(() => validators.Add(validator));

    /// <summary>Adds a metric of each case.</summary>
    /// <exception cref="ArgumentException">There is one of this name already, or the name is "id".</exception>
    public TSelf Measure(Measure<TCase> measure) => With(() =>
    {
        Demand(measure.Name);
        measures.Add(measure);
    });

    /// <summary>Adds a metric of each case whose worst value is 0 unless given.</summary>
    /// <param name="name">Key in metrics.json.</param>
    /// <param name="definition">What it is, in words.</param>
    /// <param name="value">Calculates it; NaN where it is undefined.</param>
    /// <param name="worst">The worst value it can take.</param>
    public TSelf Measure(string name, string definition, Func<TCase, double> value, double worst = 0) =>
        Measure(new Measure<TCase>(name, definition, value) { Worst = _ => worst });

    /// <summary>Adds a metric of all cases together. All cases are then kept in memory until the end.</summary>
    /// <param name="name">Key in metrics.json.</param>
    /// <param name="definition">What it is, in words.</param>
    /// <param name="value">Calculates it; NaN where it is undefined.</param>
    /// <param name="worst">The worst value it can take.</param>
    public TSelf Overall(string name, string definition, Func<IReadOnlyList<TCase>, double> value, double worst = 0) => With(() =>
    {
        Demand(name);
        overall.Add(new Measure<IReadOnlyList<TCase>>(name, definition, value) { Worst = _ => worst });
    });

    /// <summary>Leaves out the metrics chosen so far.</summary>
    public TSelf NoMeasures() => With(() =>
    {
        defaultsWanted = false;
        measures.Clear();
        overall.Clear();
    });

    /// <summary>What stands in for undefined values of all metrics; <see cref="UndefinedPolicy.Default"/> unless chosen.</summary>
    public TSelf Undefined(UndefinedPolicy chosen) => With(() => policy = chosen);

    /// <summary>What stands in for undefined values of one metric.</summary>
    public TSelf Undefined(string metric, UndefinedPolicy chosen) => With(() => policies[metric] = chosen);

    /// <summary>Adds aggregates of the cases that share a value in a column of a table of the ground truth.</summary>
    /// <param name="column">The column, such as "site".</param>
    /// <param name="file">The table.</param>
    /// <param name="caseColumn">Its column of case ids.</param>
    public TSelf GroupBy(string column, string file, string caseColumn = "case") => With(() => grouping = new Grouping(column, file, caseColumn));

    /// <summary>Changes the result before it is written: adds, replaces or removes aggregates.</summary>
    public TSelf AggregateBy(Func<EvaluationResult, EvaluationResult> change) => With(() => aggregate = change);

    /// <summary>Leaves the values of single cases out of metrics.json, where they would tell participants the truth.</summary>
    public TSelf HideCases() => With(() => casesHidden = true);

    /// <summary>Adds evalutils' column-major block "case" to metrics.json, for boards and scripts that read it.</summary>
    public TSelf WithColumnMajorCases() => With(AddColumnMajorCases);

    /// <summary>Reads both sides from a folder of this name below theirs: a task of several keeps its files apart.</summary>
    public TSelf In(string name) => With(() => folder = name);

    private void Demand(string name)
    {
        if (name == "id" || measures.Exists(measure => measure.Name == name) || overall.Exists(measure => measure.Name == name))
            throw new ArgumentException($"There is a metric named {name} already.", nameof(name));
    }

    /// <summary>Does something and gives the task back, for calls in a chain.</summary>
    protected TSelf With(Action change)
    {
        change();
        return Self;
    }
}
