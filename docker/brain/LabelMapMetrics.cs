using System.Text;
using System.Text.Json;
using GrandChallenge.Scoring;

namespace GrandChallenge.BrainEvaluator;

/// <summary>Scores a label map of seven brain structures by the Dice coefficient.</summary>
internal static class LabelMapMetrics
{
    private const int Decimals = 6;

    private static readonly string[] Names =
        ["background", "lateral ventricle", "thalamus", "caudate", "putamen", "pallidum", "hippocampus", "amygdala"];

    /// <summary>
    /// Reads the one .mha of the submission and truth.mha; writes aggregates.dice.mean and, for each label, its dice and its voxels.
    /// A label that only one of the two has gets 0; one that neither has gets null and stays out of the mean.
    /// Each label's dice is rounded to six decimals and the mean is taken over these, as the phase's reference figures are made:
    /// anyone can recompute the mean from the labels that the board shows. It moves the mean by less than 5e-7.
    /// </summary>
    public static void Score(EvaluationFolders folders, Utf8JsonWriter json)
    {
        var truthFile = ScoringFile.OfGroundTruth(folders.GroundTruth, "truth.mha");
        var truthHeader = MetaImageHeader.Read(truthFile);
        var truth = LabelMap.Read(truthFile, truthHeader, Names.Length - 1);

        var file = ScoringFile.OfSubmission(folders.Input, OnlyImage(folders.Input));
        var header = MetaImageHeader.Read(file);
        SameGrid.Demand(file, header, truthHeader);
        var prediction = LabelMap.Read(file, header, Names.Length - 1);

        Write(json, Dice.Count(truth, prediction, Names.Length));
    }

    private static string OnlyImage(string folder)
    {
        var files = Array.ConvertAll(Directory.GetFiles(folder), path => Path.GetFileName(path));
        var images = Array.FindAll(files, name => name.EndsWith(".mha", StringComparison.OrdinalIgnoreCase));
        return images.Length switch
        {
            1 => images[0],
            0 when files.Length > 0 => throw new SubmissionFault($"The submission must be one MetaImage (.mha); {CsvRows.Quote(Encoding.UTF8.GetBytes(files[0]), 80)} is none."),
            0 => throw new SubmissionFault("The submission must be one MetaImage (.mha); there is no file."),
            _ => throw new SubmissionFault($"The submission must be one MetaImage (.mha); there are {images.Length}."),
        };
    }

    private static void Write(Utf8JsonWriter json, Dice.Overlap[] overlaps)
    {
        var (sum, counted) = (0.0, 0);
        json.WriteStartObject();
        json.WriteStartArray("labels");
        for (var label = 1; label < overlaps.Length; label++)
        {
            json.WriteStartObject();
            json.WriteNumber("label", label);
            json.WriteString("name", Names[label]);
            if (overlaps[label].Dice is { } exact)
            {
                var dice = Math.Round(exact, Decimals);
                json.WriteNumber("dice", dice);
                sum += dice;
                counted++;
            }
            else
            {
                json.WriteNull("dice");
            }

            json.WriteNumber("voxels_truth", overlaps[label].Truth);
            json.WriteNumber("voxels_prediction", overlaps[label].Prediction);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (counted == 0)
            throw new OrganiserFault("Ground truth: truth.mha holds no labelled voxel.");
        json.WriteStartObject("aggregates");
        json.WriteStartObject("dice");
        json.WriteNumber("mean", sum / counted);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
