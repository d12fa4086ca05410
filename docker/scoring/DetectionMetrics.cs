using System.Globalization;
using System.Text.Json;

namespace GrandChallenge.Scoring;

/// <summary>Scores a detection phase with the files of LUNA16 and writes its metrics.</summary>
public static class DetectionMetrics
{
    private const int MarksPerScan = 100;

    /// <summary>
    /// Reads predictions.csv, seriesuids.csv, annotations.csv and, where it is there, annotations_excluded.csv. Writes aggregates.cpm,
    /// aggregates.sensitivity (array in the order of <see cref="Froc.Rates"/>), aggregates.sensitivity_at (the same keyed by rate) and counts.
    /// </summary>
    public static void Score(EvaluationFolders folders, Utf8JsonWriter json)
    {
        var scans = new ScanList(ScoringFile.OfGroundTruth(folders.GroundTruth, "seriesuids.csv"));
        var nodules = Detections.ReadFindings(ScoringFile.OfGroundTruth(folders.GroundTruth, "annotations.csv"), scans);
        if (nodules.Count == 0)
            throw new OrganiserFault("Ground truth: annotations.csv has no nodule in a scan of seriesuids.csv.");

        var excluded = File.Exists(Path.Combine(folders.GroundTruth, "annotations_excluded.csv"))
            ? Detections.ReadFindings(ScoringFile.OfGroundTruth(folders.GroundTruth, "annotations_excluded.csv"), scans)
            : [];
        var marks = Detections.ReadMarks(ScoringFile.OfSubmission(folders.Input, "predictions.csv"), scans);

        var matching = DetectionMatching.Of(scans.Count, marks, nodules, excluded, MarksPerScan);
        Write(json, matching, scans.Count, marks.Count);
    }

    private static void Write(Utf8JsonWriter json, DetectionMatching matching, int scans, int marks)
    {
        var rates = Froc.Rates;
        var sensitivities = Froc.Sensitivities(matching.TruePositives, matching.FalsePositives, matching.Nodules, scans, rates);

        json.WriteStartObject();
        json.WriteStartObject("aggregates");
        json.WriteNumber("cpm", sensitivities.Average());
        json.WriteStartArray("sensitivity");
        foreach (var sensitivity in sensitivities)
            json.WriteNumberValue(sensitivity);
        json.WriteEndArray();
        json.WriteStartObject("sensitivity_at");
        for (var i = 0; i < rates.Length; i++)
            json.WriteNumber(rates[i].ToString(CultureInfo.InvariantCulture), sensitivities[i]);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteCounts(json, matching, scans, marks);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, DetectionMatching matching, int scans, int marks)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("scans", scans);
        json.WriteNumber("nodules", matching.Nodules);
        json.WriteNumber("marks", marks);
        json.WriteNumber("candidates_after_the_limit", matching.Candidates);
        json.WriteNumber("true_positives", matching.TruePositives.Count);
        json.WriteNumber("false_positives", matching.FalsePositives.Count);
        json.WriteNumber("false_negatives", matching.FalseNegatives);
        json.WriteNumber("ignored_on_excluded", matching.IgnoredOnExcluded);
        json.WriteNumber("ignored_double_detections", matching.IgnoredDoubleDetections);
        json.WriteEndObject();
    }
}
