using System.Numerics;
using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Cases that are an image each.</summary>
public static class ImageItems
{
    // Longer endings first: .nii.gz before .nii.
    private static readonly string[] Endings = [".nii.gz", ".mha", ".mhd", ".nii", ".nrrd", ".nhdr", ".png", ".tiff", ".tif"];

    /// <summary>Each image in the folder or below is a case; its id is its path without the ending. Other files and hidden ones are passed over.</summary>
    /// <param name="limits">Most voxels of an image.</param>
    /// <param name="idOf">Makes the id of that path, for files whose names hold more than it; null for a file that is none of a case.</param>
    public static Loader<Image<T>> Of<T>(ImageLimits? limits = null, Func<string, string?>? idOf = null)
        where T : unmanaged, INumber<T> =>
        (folder, faults) => [.. Find<T>(folder, faults, limits, idOf ?? (path => path))];

    private static IEnumerable<Item<Image<T>>> Find<T>(SourceFolder folder, FaultList faults, ImageLimits? limits, Func<string, string?> idOf)
        where T : unmanaged, INumber<T>
    {
        foreach (var file in folder.Files(faults))
        {
            var ending = Array.Find(Endings, known => file.Name.EndsWith(known, StringComparison.OrdinalIgnoreCase));
            if (ending is null || IsHidden(file.Name) || idOf(file.Name[..^ending.Length]) is not { } id) continue;
            yield return new Item<Image<T>>(id, () => ImageReader.Read<T>(file, limits)) { File = file.Name };
        }
    }

    private static bool IsHidden(string name) => name.Split('/').Any(part => part[0] == '.' || part == "__MACOSX");
}
