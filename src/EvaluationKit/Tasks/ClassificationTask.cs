using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Metrics.Scores;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>A case with its class and what was predicted.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Truth">Place of its class in the list of classes.</param>
/// <param name="Predicted">Place of the predicted class.</param>
/// <param name="Probability">Of the positive class, 0..1; NaN where none is asked for.</param>
public sealed record ClassifiedCase(string Id, int Truth, int Predicted, double Probability);

/// <summary>
/// Compares the classes of cases: a row a case, columns case and class. Unless metrics are chosen: accuracy, balanced accuracy, Cohen's kappa, Matthews'
/// correlation and the mean F1; with a probability also AUROC, average precision, Brier score, log loss and calibration error.
/// </summary>
public sealed class ClassificationTask : TableTask<ClassificationTask, TableRow, TableRow, ClassifiedCase>
{
    private readonly string[] classes;
    private string classColumn = "class";
    private string? probabilityColumn;
    private int positive;

    internal ClassificationTask(string[] classes)
    {
        this.classes = classes.Length >= 2 ? classes : throw new ArgumentException("A classification has two classes or more.", nameof(classes));
        LoadTruth((folder, faults) => RowItems.OnePerCase(TruthFile, CaseColumn, TruthSchema)(folder, faults));
        LoadPredictions((folder, faults) => RowItems.OnePerCase(PredictionsFile, CaseColumn, PredictionSchema)(folder, faults));
    }

    /// <summary>Column of the class, in both tables.</summary>
    public ClassificationTask ClassIn(string column) => With(() => classColumn = column);

    /// <summary>
    /// Predictions have the probability of one of two classes. Without a column of the class, the positive one is predicted from 0.5 on.
    /// </summary>
    /// <param name="column">Its column, 0..1.</param>
    /// <param name="of">The positive class.</param>
    public ClassificationTask Probability(string column, string of) => With(() =>
    {
        if (classes.Length != 2) throw new ArgumentException("A single probability belongs to two classes.", nameof(column));
        (probabilityColumn, positive) = (column, Array.IndexOf(classes, of));
        if (positive < 0) throw new ArgumentException($"{of} is none of the classes.", nameof(of));
    });

    /// <inheritdoc/>
    protected override void AddDefaultMeasures()
    {
        Measure("correct", "1 where the class is right, else 0.", one => one.Truth == one.Predicted ? 1 : 0);
        Overall("accuracy", "Share of cases whose class is right, 0 to 1.", cases => Matrix(cases).Accuracy);
        Overall("balanced_accuracy", "Mean over the classes of the share of their cases that is right, 0 to 1.", cases => Matrix(cases).BalancedAccuracy);
        Overall("kappa", "Cohen's kappa without weights, -1 to 1.", cases => Matrix(cases).CohensKappa());
        Overall("mcc", "Matthews' correlation coefficient (R_K for several classes), -1 to 1.", cases => Matrix(cases).Matthews);
        Overall("f1_macro", "Mean F1 score over the classes, 0 to 1.", cases => Matrix(cases).Macro(counts => counts.FBeta(1)));
        if (probabilityColumn is not null) AddProbabilityMeasures();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ClassifiedCase> Prepare(string id, TableRow truth, TableRow prediction)
    {
        var probability = probabilityColumn is null ? double.NaN : prediction.Real(probabilityColumn);
        var predicted = prediction.Has(classColumn) && prediction.Text(classColumn) is { Length: > 0 } name
            ? Array.IndexOf(classes, name)
            : probability >= 0.5 ? positive : 1 - positive;
        return [new ClassifiedCase(id, Array.IndexOf(classes, truth.Text(classColumn)), predicted, probability)];
    }

    private void AddProbabilityMeasures()
    {
        // A log loss is infinite where the true class was given probability 0: the loss of 1e-15 stands in for it.
        const double worstLogLoss = 34.538776394910684;
        Overall("auroc", "Area under the ROC curve; ties count half, 0 to 1.", cases => Auroc.Of(Positive(cases), Scores(cases)));
        Overall(
            "average_precision", "Sum over thresholds of precision times gain in recall (step rule), 0 to 1.",
            cases => AveragePrecision.Step(ThresholdCounts.Of(Positive(cases), Scores(cases))));
        Overall("brier", "Mean squared difference of probability and truth, 0 to 1, lower is better.", cases => Brier.Binary(Scores(cases), Positive(cases)), 1);
        Overall(
            "log_loss", "Mean of -ln of the probability that was given to the true class, from 0, lower is better.",
            cases => LogLoss.Of([.. Scores(cases).SelectMany(p => (double[])[1 - p, p])], [.. Positive(cases).Select(isPositive => isPositive ? 1 : 0)]), worstLogLoss);
        Overall(
            "ece", "Expected calibration error over ten bins of equal width, 0 to 1, lower is better.",
            cases => CalibrationError.EqualWidth(Scores(cases), Positive(cases)), 1);
    }

    private ConfusionMatrix Matrix(IReadOnlyList<ClassifiedCase> cases) => ConfusionMatrix.Of<int>(
        [.. cases.Select(one => one.Truth)], [.. cases.Select(one => one.Predicted)], [.. Enumerable.Range(0, classes.Length)]);

    private bool[] Positive(IReadOnlyList<ClassifiedCase> cases) => [.. cases.Select(one => one.Truth == positive)];

    private static double[] Scores(IReadOnlyList<ClassifiedCase> cases) => [.. cases.Select(one => one.Probability)];

    private TableSchema TruthSchema() => new(TableColumn.Text(CaseColumn), TableColumn.Label(classColumn, classes));

    private TableSchema PredictionSchema()
    {
        var schema = new TableSchema(TableColumn.Text(CaseColumn), TableColumn.Label(classColumn, classes) with { Optional = probabilityColumn is not null });
        return probabilityColumn is null ? schema : schema.With(TableColumn.Number(probabilityColumn, 0, 1));
    }
}
