namespace GrandChallenge.Storage;

/// <summary>What a phase may accept.</summary>
public enum PredictionKind
{
    Csv,
    Json,

    /// <summary>One ITK-readable image in one file: .mha, .nii, .nii.gz, .nrrd, .tif, .tiff.</summary>
    Image,

    /// <summary>A zip of files.</summary>
    Zip,
}
