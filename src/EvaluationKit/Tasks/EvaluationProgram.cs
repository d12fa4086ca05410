using System.Globalization;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Output;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>The frame of a scoring program: it ends with metrics.json, or with validation.json and sentences on standard error, never with a stack trace.</summary>
internal static class EvaluationProgram
{
    private const string Metrics = "metrics.json";
    private const string Validation = "validation.json";

    public static int Run(EvaluationTask task, string[] arguments, bool columnMajorCases, TextWriter errors)
    {
        try
        {
            var settings = EvaluationSettings.Parse(arguments);
            OutputFile.Remove(settings.Output, Metrics);
            OutputFile.Remove(settings.Output, Validation);
            return Run(task, settings, columnMajorCases, errors);
        }
        catch (ArgumentException wrong) when (wrong.ParamName == nameof(arguments))
        {
            errors.WriteLine(wrong.Message);
        }
        catch (Exception failure)
        {
            var cause = failure is AggregateException several ? several.Flatten().InnerExceptions[0] : failure;
            errors.WriteLine(Quoted.Printable($"The scoring program failed ({cause.GetType().Name}): {cause.Message}", 2000));
        }

        return ExitCode.OrganiserAtFault;
    }

    private static int Run(EvaluationTask task, EvaluationSettings settings, bool columnMajorCases, TextWriter errors)
    {
        var faults = new FaultList();
        var run = new TaskRun(
            new SourceFolder(settings.Input, Side.Submission), new SourceFolder(settings.GroundTruth, Side.GroundTruth), faults, settings.Threads,
            TextWriter.Synchronized(errors));
        var result = task.Evaluate(run);
        if (result is not null && faults.IsEmpty)
        {
            OutputFile.WriteJson(settings.Output, Metrics, json => MetricsWriter.Write(result, json, columnMajorCases));
            return ExitCode.Scored;
        }

        FaultReport.ForPeople(faults, errors);
        OutputFile.WriteJson(settings.Output, Validation, json => FaultReport.AsJson(faults, json));
        return faults.Blames(Side.GroundTruth) ? ExitCode.OrganiserAtFault : ExitCode.SubmissionAtFault;
    }
}

/// <summary>Where a scoring program reads and writes.</summary>
internal sealed record EvaluationSettings(string Input, string GroundTruth, string Output, int Threads)
{
    public static EvaluationSettings Parse(string[] arguments)
    {
        var settings = new EvaluationSettings("/input", "/opt/ml/input/data/ground_truth", "/output", Environment.ProcessorCount);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length) throw Wrong($"The option {arguments[i]} needs a value after it.");
            settings = (arguments[i], arguments[i + 1]) switch
            {
                ("--input", var folder) => settings with { Input = folder },
                ("--ground-truth", var folder) => settings with { GroundTruth = folder },
                ("--output", var folder) => settings with { Output = folder },
                ("--threads", var text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is > 0 and < 1024 =>
                    settings with { Threads = threads },
                ("--threads", _) => throw Wrong("The option --threads needs a whole number from 1."),
                _ => throw Wrong($"Unknown option {arguments[i]}; there are --input, --ground-truth, --output and --threads."),
            };
        }

        return settings;

        static ArgumentException Wrong(string sentence) => new ArgumentSentence(sentence);
    }

    private sealed class ArgumentSentence(string sentence) : ArgumentException(sentence, "arguments")
    {
        public override string Message { get; } = sentence;
    }
}
