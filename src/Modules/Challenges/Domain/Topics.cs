namespace GrandChallenge.Challenges.Domain;

/// <summary>What a challenge is about, in the field's own words. Lists are filtered by them.</summary>
internal sealed record Topics(IReadOnlyList<string> Modalities, IReadOnlyList<string> Structures, IReadOnlyList<string> TaskTypes)
{
    public static Topics None { get; } = new([], [], []);

    /// <summary>Each word once, in the vocabulary's spelling and order.</summary>
    public Topics Tidy() => new(
        Tidy(Modalities, Vocabulary.Modalities), Tidy(Structures, Vocabulary.Structures), Tidy(TaskTypes, Vocabulary.TaskTypes));

    private static List<string> Tidy(IReadOnlyList<string> words, IReadOnlyList<string> vocabulary) =>
        [.. vocabulary.Where(word => words.Contains(word, StringComparer.OrdinalIgnoreCase))];
}

internal static class Vocabulary
{
    public static IReadOnlyList<string> Modalities { get; } =
    [
        "Angiography", "CT", "CBCT", "Colour fundus", "Dermoscopy", "Endoscopy", "Electron microscopy", "Fluorescence microscopy",
        "Histopathology", "Mammography", "MRI", "Diffusion MRI", "Functional MRI", "OCT", "PET", "Photography", "SPECT", "Ultrasound",
        "Video", "X-ray", "Text", "Other",
    ];

    public static IReadOnlyList<string> Structures { get; } =
    [
        "Abdomen", "Adrenal gland", "Airways", "Aorta", "Bladder", "Blood vessels", "Bone", "Brain", "Breast", "Cells", "Cervix", "Colon",
        "Coronary arteries", "Eye", "Fetus", "Gallbladder", "Head and neck", "Heart", "Hip", "Kidney", "Knee", "Larynx", "Liver", "Lung",
        "Lymph node", "Oesophagus", "Ovary", "Pancreas", "Pelvis", "Placenta", "Prostate", "Rectum", "Skin", "Small bowel",
        "Spinal cord", "Spine", "Spleen", "Stomach", "Teeth", "Thyroid", "Uterus", "Whole body", "Other",
    ];

    public static IReadOnlyList<string> TaskTypes { get; } =
    [
        "Classification", "Counting", "Denoising", "Detection", "Localisation", "Prediction", "Reconstruction", "Registration",
        "Regression", "Report generation", "Retrieval", "Segmentation", "Super-resolution", "Survival", "Synthesis", "Tracking", "Other",
    ];
}
